import type { IDataObject } from 'n8n-workflow';
import { installDeduplication } from '../../support/deduplication';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const paragraph = (letter: string) => letter.repeat(3_000);
const text = ['a', 'b', 'c'].map(paragraph).join('\n\n');
const split = { ifTooLong: 'split' };

let host: EmulatorHost;
beforeAll(async () => {
	await installDeduplication();
	host = await startEmulatorHost({ settings: { messagesPerSecond: 0 } });
});
beforeEach(async () => void (await host.emulator.control('POST', '/reset')));
afterAll(async () => await host.close());

const send = (groupId: string, options: object, given = text) => ({
	...{ resource: 'message', operation: 'sendText', groupId: byId(groupId), text: given },
	options: options as never,
});

async function lettersIn(groupId: string): Promise<string[]> {
	return (await host.sentTo(groupId)).map((message) => message.text?.charAt(0) ?? '');
}

it('is refused unless the user wants it split, and says how', async () => {
	const { groupId } = await host.createOpenGroup();
	for (const options of [{}, { ifTooLong: 'refuse' }])
		await expect(host.run(send(groupId, options))).rejects.toMatchObject({
			message: 'Text has 9004 characters, but WhatsApp accepts at most 4096',
			description: expect.stringContaining('set If the Text Is Too Long to Split'),
		});
	expect(await lettersIn(groupId)).toEqual([]);
});

it('goes out in order as one item with all message IDs; the first part is pinned and quotes', async () => {
	const { groupId } = await host.createOpenGroup();
	const [first] = await host.outputs(send(groupId, {}, 'first'));
	const options = { ...split, pinForDays: 1, replyTo: first?.messageId };
	const { items, hints } = await host.run(send(groupId, options));
	expect(await lettersIn(groupId)).toEqual(['f', 'a', 'b', 'c']);
	const sent = (await host.sentTo(groupId)).slice(1) as unknown as Array<Record<string, unknown>>;
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({
			groupId,
			messageId: sent[0]?.messageId,
			messageIds: sent.map(({ messageId }) => messageId),
			pinned: true,
		}),
	]);
	expect(hints[0]?.message).toMatch(/^Sent 3, 0 failed/);
	const bodies = (await host.requests()).flatMap(({ body }) => (body?.text ? [body] : []));
	expect(bodies.map(({ context }) => context !== undefined)).toEqual([false, true, false, false]);
});

it('a text that fits is one message, with Split too', async () => {
	const { groupId } = await host.createOpenGroup();
	const [output] = await host.outputs(send(groupId, split, 'Hello'));
	expect(output).not.toHaveProperty('messageIds');
});

it('goes on behind the part that failed, with the Resume Key', async () => {
	const arrived: string[] = [];
	let refused = 1;
	const answer = ({ body }: { body?: unknown }) => {
		const letter = (body as { text: { body: string } }).text.body.charAt(0);
		if (letter === 'c' && refused-- > 0)
			return { statusCode: 400, headers: {}, body: { error: { code: 131048, message: 'Spam' } } };
		arrived.push(letter);
		return { statusCode: 200, headers: {}, body: { messages: [{ id: `wamid.${letter}` }] } };
	};
	const parameters = send('GROUP1', { ...split, resumeKey: 'long' });
	await expect(host.run(parameters, { answer })).rejects.toMatchObject({
		description: expect.stringContaining('2 of 3 parts had been sent before: wamid.a, wamid.b.'),
	});
	const [again] = await host.outputs(parameters, { answer });
	expect(again).toMatchObject({ messageId: 'wamid.c', messageIds: ['wamid.c'] });
	expect(await host.outputs(parameters, { answer })).toEqual([
		expect.objectContaining({ groupId: 'GROUP1', skipped: true }),
	]);
	expect(arrived).toEqual(['a', 'b', 'c']);
});

it('refuses what would be more than twenty messages', async () => {
	const { groupId } = await host.createOpenGroup();
	await expect(host.run(send(groupId, split, 'x'.repeat(90_000)))).rejects.toThrow(
		'Text has 90000 characters, which would be more than 20 messages',
	);
});

it('shows each part in a preview', async () => {
	const { groupId } = await host.createOpenGroup();
	const previewOnly = true;
	const [output] = await host.outputs(send(groupId, { ...split, previewOnly }));
	expect(output).toMatchObject({ wouldSend: true, problems: [] });
	expect(output?.messages).toHaveLength(3);
	const [refused] = await host.outputs(send(groupId, { previewOnly }));
	expect(refused).toMatchObject({
		wouldSend: false,
		problems: [expect.stringContaining('Text has 9004 characters')],
	});
});

it('of which a part is there already is no group that was left out', async () => {
	const { groupId } = await host.createOpenGroup();
	const statuses = [200, 400];
	const bodies: IDataObject[] = [
		{ messages: [{ id: 'wamid.a' }] },
		{ error: { code: 131207, message: 'Suspended' } },
	];
	const answer = ({ method }: { method?: string }) => ({
		statusCode: method === 'GET' ? 200 : (statuses.shift() ?? 500),
		headers: {},
		body:
			method === 'GET'
				? { data: { groups: [{ id: groupId, subject: 'Deal' }] } }
				: (bodies.shift() ?? {}),
	});
	const parameters = { ...send(groupId, split), sendTo: 'all' };
	const { items } = await host.run(parameters, { continueOnFail: true, answer });
	expect(items[0]?.json).toMatchObject({ groupId, error: { code: 131207 } });
	expect(JSON.stringify(items)).toContain('parts had been sent before: wamid.a.');
});

it('stopped between two parts, sends only those that are missing; a preview shows them', async () => {
	const arrived: string[] = [];
	const stop = new AbortController();
	const answer = ({ method, body }: { method?: string; body?: unknown }) => {
		if (method === 'GET') return { statusCode: 200, headers: {}, body: { id: 'GROUP2' } };
		arrived.push((body as { text: { body: string } }).text.body.charAt(0));
		if (arrived.length === 1) stop.abort();
		return {
			statusCode: 200,
			headers: {},
			body: { messages: [{ id: `wamid.${arrived.length}` }] },
		};
	};
	// Two parts are the same, and still two messages.
	const given = ['a', 'b', 'a'].map(paragraph).join('\n\n');
	const options = { ...split, resumeKey: 'stopped' };
	const parameters = send('GROUP2', options, given);
	const [stopped] = await host.outputs(parameters, { answer, abortSignal: stop.signal });
	expect(stopped).toMatchObject({ messageIds: ['wamid.1'], sent: false });
	const looking = send('GROUP2', { ...options, previewOnly: true }, given);
	const [looked] = await host.outputs(looking, { answer });
	const texts = (looked?.messages as Array<{ text: { body: string } }>).map(({ text: { body } }) =>
		body.charAt(0),
	);
	expect(texts).toEqual(['b', 'a']);
	const [again] = await host.outputs(parameters, { answer });
	expect(again).toMatchObject({ messageIds: ['wamid.2', 'wamid.3'] });
	expect(arrived).toEqual(['a', 'b', 'a']);
});
