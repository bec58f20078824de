import { openFastTransport } from '../../../nodes/WhatsAppGroups/core/sending/fastTransport';
import { readAnswer } from '../../../nodes/WhatsAppGroups/core/sending/readAnswer';
import { openChannel, send } from '../../../nodes/WhatsAppGroups/core/sending/send';
import type { Channel } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { emulatorCredentials, openAction } from '../../support/actionHost';
import { HostileServer } from '../../support/hostileServer';

const megabyte = 1024 * 1024;

describe.each(["n8n's own way", "Node's own client"])('through %s, an answer', (way) => {
	let server: HostileServer;
	let channel: Channel;

	beforeEach(async () => {
		server = await HostileServer.open();
		const credentials = { ...emulatorCredentials, baseUrl: server.url };
		const context = openAction({ parameters: {}, credentials });
		const slow = async () => await Promise.reject(new Error('not asked'));
		channel = {
			...(await openChannel(context, meta)),
			...(way !== "n8n's own way" && { transport: openFastTransport(context, {}, slow) }),
		};
	});
	afterEach(async () => await server.close());

	const read = async (totalMs?: number) =>
		await send(channel, { method: 'GET', on: 'phoneNumber' }, { totalMs });
	const change = async (totalMs?: number) =>
		await send(
			channel,
			{ method: 'POST', on: 'phoneNumber', edge: 'messages', body: { a: 1 } },
			{ totalMs },
		);

	it.each(['endless', 'packed'] as const)('that is %s is given up at 16 MB', async (kind) => {
		server.answer = server[kind];
		await expect(read()).rejects.toMatchObject({
			message: 'The answer of the server has more than 16 MB, and was not read to its end',
			description: expect.stringMatching(/smaller Limit/),
			context: { facts: { retry: 'never' } },
		});
		expect(server.sent).toBeLessThan(64 * megabyte);
		while (kind === 'endless' && server.letGo === 0)
			await new Promise((resolve) => setTimeout(resolve, 5));
	});

	it('that drips is given up when its time is over, however steadily it comes', async () => {
		server.answer = server.dripping;
		await expect(read(300)).rejects.toMatchObject({
			message: 'The answer of the server came too slowly, and was not read to its end',
			context: { facts: { retry: 'never' } },
		});
	});

	it('to a change leaves it open whether the change was carried out', async () => {
		server.answer = server.dripping;
		await expect(change(300)).rejects.toMatchObject({
			message: expect.stringMatching(/too slowly, .* it is not known whether .* carried out$/),
			context: { facts: { retry: 'unknown' } },
		});
	});

	it('that never begins is no answer, as before', async () => {
		server.answer = () => undefined;
		await expect(read(300)).rejects.toMatchObject({
			message: 'WhatsApp did not answer in time',
			context: { facts: { retry: 'safe' } },
		});
	});

	it.each([
		['{"id":"1"}', { id: '1' }],
		['\ufeff{"id":"é😀"}', { id: 'é😀' }],
		['{"a":"' + 'x'.repeat(3 * megabyte) + '"}', { a: 'x'.repeat(3 * megabyte) }],
	])('of usual size is read whole', async (body, expected) => {
		server.answer = (response) => response.end(body);
		expect(await read()).toEqual(expected);
	});
});

it.each([null, undefined, '', '<html>', true, { a: 1 }, [1]])(
	'what n8n has read already stays as it is: %j',
	async (body) => {
		expect(await readAnswer(body)).toBe(body);
	},
);
