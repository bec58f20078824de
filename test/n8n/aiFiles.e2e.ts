import { startEmulator, type Emulator } from '../../emulator';
import type { EmulatedGroup } from '../../n8nServer/emulatorControl';
import { ScriptedModel } from '../../n8nServer/scriptedModel';
import { chatModelNode, credentialOf } from './agentWorkflow';
import { eventually } from './eventually';
import { RunningExample } from './exampleWorkflow';
import { ana, ben } from './operations/operationCase';
import { pdfThatSays } from './pdfThatSays';
import { enterSuite, type Suite } from './suite';

/** The example that hands files of the trigger to a model, as somebody imports and publishes it. */
const longMs = 60_000;
const dayMs = 24 * 60 * 60 * 1000;
const picture = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);

let suite: Suite;
/** Its clock is moved, which others must not notice. */
let emulator: Emulator;
let model: ScriptedModel;
let example: RunningExample;

beforeAll(async () => {
	emulator = await startEmulator();
	suite = await enterSuite(undefined, emulator.url);
	model = await ScriptedModel.start();
	const credential = await suite.client.createCredential(model.credential);
	example = await RunningExample.start(suite, 'ai-files', (node) => {
		if (node.type.endsWith('lmChatOpenAi')) return chatModelNode(credential);
		return node.type.endsWith('.openAi')
			? { ...node, credentials: credentialOf(credential) }
			: node;
	});
}, longMs);
afterAll(async () => {
	await example.stop();
	await model.end();
	await emulator.close();
}, longMs);

const newGroup = async () =>
	await suite.control.createGroup({ subject: 'Oak', participants: [ana, ben] });
type Media = { kind: string; mimeType: string; file: Buffer } & Record<string, unknown>;
const send = async (
	{ groupId }: EmulatedGroup,
	{ waId }: { waId: string },
	{ file, ...media }: Media,
	replyTo?: string,
) => {
	const body = { groupId, waId, media: { ...media, base64: file.toString('base64') } };
	const reply = replyTo === undefined ? {} : { replyTo };
	return (await suite.control.person('write', { ...body, ...reply })) as { messageId: string };
};
const textsIn = async ({ groupId }: EmulatedGroup) =>
	(await suite.control.sentTo(groupId)).map(({ text }) => text);
const expectTexts = async (group: EmulatedGroup, texts: string[]) =>
	await eventually(async () => expect(await textsIn(group)).toEqual(texts), 30_000);
/** What people said, by the last time that the model was asked. */
const lastSaid = () => model.asked.at(-1)?.messages.filter(({ role }) => role === 'user') ?? [];
const ended = async (count: number) =>
	await eventually(async () => expect(await example.successCount()).toBe(count), 30_000);

it(
	'writes a voice message down, and answers when it is for Robin',
	async () => {
		const group = await newGroup();
		const file = Buffer.from('OggS, a voice');
		const voice = { kind: 'audio', voice: true, mimeType: 'audio/ogg', file };
		model.hear('See you later, Ben', 'Robin, when does it start?', 'And for me?');
		model.follow({ say: 'At nine, Ana.' }, { say: 'At nine, too.' });
		const before = await example.successCount();
		await send(group, ana, voice);
		await ended(before + 1);
		expect(model.asked).toEqual([]);
		const { messageId } = await send(group, ana, voice);
		await expectTexts(group, ['At nine, Ana.']);
		expect(lastSaid()).toMatchObject([{ content: 'Ana: Robin, when does it start?' }]);
		const [answer] = await suite.control.sentTo(group.groupId);
		expect(answer).toMatchObject({ type: 'text', replyTo: messageId });
		await send(group, ben, voice, answer?.messageId);
		await expectTexts(group, ['At nine, Ana.', 'At nine, too.']);
		expect(lastSaid().at(-1)).toMatchObject({ content: 'Ben: And for me?' });
		expect(model.recordings).toEqual(
			Array.from({ length: 3 }, () => ({
				fileName: expect.stringMatching(/\.ogg$/) as string,
				mimeType: expect.stringMatching(/^audio\/ogg/) as string,
				content: file,
			})),
		);
	},
	longMs,
);

it(
	'shows a picture to the model that is to answer',
	async () => {
		const group = await newGroup();
		model.follow({ say: 'One red dot, Ana.' });
		const image = { kind: 'image', mimeType: 'image/png', file: picture };
		const before = await example.successCount();
		await send(group, ben, { ...image, caption: 'My new bicycle' });
		await ended(before + 1);
		expect(model.asked).toEqual([]);
		await send(group, ana, { ...image, caption: 'Robin, what is that?' });
		await expectTexts(group, ['One red dot, Ana.']);
		const said = JSON.stringify(lastSaid());
		expect(said).toContain('Ana: Robin, what is that?');
		expect(said).toContain(`data:image/png;base64,${picture.toString('base64')}`);
	},
	longMs,
);

it(
	'reads a document to the model, and says of what it cannot read that it cannot',
	async () => {
		const group = await newGroup();
		const offer = {
			kind: 'document',
			mimeType: 'application/pdf',
			filename: 'offer.pdf',
			caption: 'Robin, what does it cost?',
		};
		model.follow({ say: '480 euros.' }, { say: 'I cannot read it.' }, { say: 'Nor that.' });
		const file = pdfThatSays('Tiles for the kitchen: 480 euros');
		await send(group, ana, { ...offer, file });
		await expectTexts(group, ['480 euros.']);
		expect(lastSaid().at(-1)?.content).toBe(
			'Ana: Robin, what does it cost?\nIn the file offer.pdf:\nTiles for the kitchen: 480 euros',
		);
		await send(group, ana, { ...offer, file: Buffer.from('not a PDF') });
		await expectTexts(group, ['480 euros.', 'I cannot read it.']);
		expect(lastSaid().at(-1)?.content).toContain('The file offer.pdf could not be read.');
		const mimeType = 'application/vnd.ms-excel';
		await send(group, ana, { ...offer, filename: 'offer.xls', mimeType, file });
		await expectTexts(group, ['480 euros.', 'I cannot read it.', 'Nor that.']);
		expect(lastSaid().at(-1)?.content).toContain('The file offer.xls could not be read.');
	},
	longMs,
);

it(
	'sends no text once the 24 hours are over, and shows why in n8n',
	async () => {
		const group = await newGroup();
		model.follow({ say: 'Too late' });
		await suite.control.post('/webhooks', { delayMs: dayMs + 60_000 });
		const image = { kind: 'image', mimeType: 'image/png', file: picture };
		await send(group, ana, { ...image, caption: 'Robin, what is that?' });
		await suite.control.post('/clock', { advanceMs: dayMs + 60_000 });
		await suite.control.post('/webhooks', {});
		const why = [expect.stringContaining('24 hours')];
		await eventually(async () => expect(await example.failures()).toEqual(why), 30_000);
		expect(await textsIn(group)).toEqual([]);
	},
	longMs,
);
