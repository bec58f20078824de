import type { IDataObject } from 'n8n-workflow';
import { operation } from '../../../nodes/WhatsAppGroups/operations/message/sendMedia';
import { itemWithFile } from '../../support/binaryFiles';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';
import audio from '../../fixtures/meta.send_audio.request.json';
import voice from '../../fixtures/meta.send_audio.request.voice.json';
import document from '../../fixtures/meta.send_document.request.json';
import imageById from '../../fixtures/meta.send_image.request.id.json';
import imageByLink from '../../fixtures/meta.send_image.request.link.json';
import sticker from '../../fixtures/meta.send_sticker.request.json';
import video from '../../fixtures/meta.send_video.request.json';

const parameters = { resource: 'message', operation: 'sendMedia' };

describe("the request is Meta's documented one", () => {
	const byMediaId = (mediaId: string) => ({ mediaSource: 'id', mediaId });
	const byLink = (mediaLink: string) => ({ mediaSource: 'link', mediaLink });
	const cases: Array<[string, { to: string }, IDataObject]> = [
		['audio', audio, { mediaType: 'audio', ...byMediaId(audio.audio.id) }],
		[
			'a voice message',
			voice,
			{ mediaType: 'audio', ...byMediaId(voice.audio.id), options: { voice: true } },
		],
		[
			'a document',
			document,
			{
				mediaType: 'document',
				...byLink(document.document.link),
				caption: document.document.caption,
				options: { fileName: document.document.filename },
			},
		],
		[
			'an image by media ID',
			imageById,
			{ mediaType: 'image', ...byMediaId(imageById.image.id), caption: imageById.image.caption },
		],
		[
			'an image by link',
			imageByLink,
			{ mediaType: 'image', ...byLink(imageByLink.image.link), caption: imageByLink.image.caption },
		],
		['a sticker', sticker, { mediaType: 'sticker', ...byMediaId(sticker.sticker.id) }],
		[
			'a video',
			video,
			{ mediaType: 'video', ...byMediaId(video.video.id), caption: video.video.caption },
		],
	];
	it.each(cases)('for %s', (_what, fixture, values) => {
		expect(requestOf(operation, { groupId: fixture.to, ...values })).toEqual({
			method: 'POST',
			on: 'phoneNumber',
			edge: 'messages',
			body: fixture,
		});
	});
});

it('leaves out what a type does not have', () => {
	const values = {
		groupId: 'G',
		mediaType: 'sticker',
		mediaSource: 'id',
		mediaId: '1',
		caption: 'no',
		options: { fileName: 'no.webp', voice: true },
	};
	expect(requestOf(operation, values).body).toMatchObject({ sticker: { id: '1' } });
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeEach(async () => {
		host = await startEmulatorHost();
	});
	afterEach(async () => await host.close());
	const pdf = itemWithFile(Buffer.from('%PDF-1.7'), {
		mimeType: 'application/pdf',
		fileName: 'Angebot.pdf',
	});
	const opus = itemWithFile(Buffer.from('OggS'), { mimeType: 'audio/ogg; codecs=opus' });

	it('uploads a document once, whatever the number of groups and items, and keeps its file name', async () => {
		const groups = await Promise.all([1, 2, 3].map(async () => await host.createOpenGroup()));
		const groupIds = groups.map(({ groupId }) => groupId);
		const run = {
			...parameters,
			sendTo: 'groups',
			groupIds,
			mediaType: 'document',
			caption: 'Hello',
		};
		const { items } = await host.run(run, { items: [pdf, pdf] });
		expect(items.map(({ json, pairedItem }) => [json.groupId, pairedItem])).toEqual(
			[0, 1].flatMap((item) => groupIds.map((id) => [id, { item }])),
		);
		for (const { groupId } of groups) {
			const messages = await host.sentTo(groupId);
			expect(messages).toHaveLength(2);
			expect(messages[0]).toMatchObject({
				type: 'document',
				caption: 'Hello',
				document: { filename: 'Angebot.pdf' },
			});
		}
		const uploads = (await host.requests()).filter(({ path }) => path.endsWith('/media'));
		expect(uploads).toHaveLength(1);
	});

	it('takes an option for audio with an image, as an expression may give it, for nothing', async () => {
		const { groupId } = await host.createOpenGroup();
		const png = itemWithFile(Buffer.from('PNG'), { mimeType: 'image/png' });
		const [sent] = await host.outputs(
			{
				...parameters,
				groupId: byId(groupId),
				mediaType: '={{ $json.type }}',
				options: { voice: true },
			},
			{ items: [{ ...png, json: { type: 'image' } }] },
		);
		expect(sent).toMatchObject({ groupId, messageId: expect.any(String) });
	});

	it('sends a voice message', async () => {
		const { groupId } = await host.createOpenGroup();
		await host.run(
			{ ...parameters, groupId: byId(groupId), mediaType: 'audio', options: { voice: true } },
			{ items: [opus] },
		);
		expect((await host.sentTo(groupId))[0]).toMatchObject({
			type: 'audio',
			audio: { voice: true },
		});
	});

	it.each([
		[
			'a PDF as image',
			pdf,
			{ mediaType: 'image' },
			'WhatsApp does not accept a file of type "application/pdf" as Image',
		],
		[
			'an image of more than 5 MB',
			itemWithFile(Buffer.alloc(5 * 1024 * 1024 + 1), { mimeType: 'image/png' }),
			{ mediaType: 'image' },
			'The file is 5.1 MB, but WhatsApp accepts at most 5 MB as Image',
		],
		[
			'an empty file',
			itemWithFile(Buffer.alloc(0), { mimeType: 'image/png' }),
			{ mediaType: 'image' },
			'The file is empty',
		],
		[
			'MP3 as voice message',
			itemWithFile(Buffer.from('ID3'), { mimeType: 'audio/mp3' }),
			{ mediaType: 'audio', options: { voice: true } },
			'A voice message must be an OGG file with the Opus codec, but this file is "audio/mpeg"',
		],
	])('refuses %s before a message is sent', async (_what, item, values, message) => {
		const { groupId } = await host.createOpenGroup();
		const run = host.run({ ...parameters, groupId: byId(groupId), ...values }, { items: [item] });
		await expect(run).rejects.toMatchObject({
			message,
			description: expect.stringContaining('Nothing was sent'),
			context: { itemIndex: 0 },
		});
		expect(await host.requests()).toEqual([]);
	});

	it('says what WhatsApp has against the file', async () => {
		const { groupId } = await host.createOpenGroup();
		const run = host.run({
			...parameters,
			groupId: byId(groupId),
			mediaType: 'image',
			mediaSource: 'id',
			mediaId: '12',
		});
		await expect(run).rejects.toMatchObject({ context: { facts: { code: 131009 } } });
	});
});
