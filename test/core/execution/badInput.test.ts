import type { INodeParameters } from 'n8n-workflow';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const create = { resource: 'group', operation: 'create' };
const items = [
	{ json: { subject: 'First' } },
	{ json: { subject: '' } },
	{ json: { subject: 'Third' } },
];

let host: EmulatorHost;
beforeEach(async () => {
	host = await startEmulatorHost();
});
afterEach(async () => await host.close());

async function requestsOf(run: Promise<unknown>): Promise<number> {
	await run.catch(() => undefined);
	return (await host.requests()).length;
}

describe('an input that cannot form a request is refused before anything is sent', () => {
	it.each([
		['an empty subject', '', 'Subject is empty'],
		['a subject of white space', '  \n ', 'Subject is empty'],
		[
			'a subject of 129 characters',
			'x'.repeat(129),
			'Subject has 129 characters, but WhatsApp accepts at most 128',
		],
		['129 emoji', '🎉'.repeat(129), 'Subject has 129 characters, but WhatsApp accepts at most 128'],
	])('%s', async (_what, subject, message) => {
		const run = host.run({ ...create, subject });
		await expect(run).rejects.toMatchObject({
			message,
			description: expect.stringContaining('Nothing was sent'),
			context: { itemIndex: 0 },
		});
		expect(await requestsOf(run)).toBe(0);
	});

	it('but 128 emoji are 128 characters, and white space around them does not count', async () => {
		const [created] = await host.outputs({ ...create, subject: ` ${'🎉'.repeat(128)}\n` });
		expect(created).toHaveProperty('requestId');
	});
});

describe('a refusal says what is wrong and what to do, with the number of the item', () => {
	const get = (groupId: string): INodeParameters => ({
		resource: 'group',
		operation: 'get',
		groupId: byId(groupId),
	});

	it('for the group of another number', async () => {
		const { groupId } = await host.createGroup({ phoneNumberId: '106540352242999' });
		await expect(host.run(get(groupId))).rejects.toMatchObject({
			message: 'WhatsApp does not know this group, or it belongs to another phone number',
			description: expect.stringContaining('Check the group ID'),
			context: { itemIndex: 0 },
		});
	});

	it('for an expired token', async () => {
		const credentials = { ...host.credentials, accessToken: 'EMULATOR_TOKEN_EXPIRED' };
		await expect(host.run(get('G'), { credentials })).rejects.toMatchObject({
			message: 'The access token is invalid or has expired',
			httpCode: '401',
			context: { itemIndex: 0 },
		});
	});

	it('for a join request that was handled already', async () => {
		const { groupId } = await host.createGroup({
			joinApprovalMode: 'approval_required',
			participants: 0,
		});
		const { joinRequestId } = await host.openInvite(groupId, '16505551234');
		const approve = {
			resource: 'joinRequest',
			operation: 'approve',
			groupId: byId(groupId),
			joinRequestIds: joinRequestId,
		};
		await host.run(approve);
		await expect(host.run(approve)).rejects.toMatchObject({
			message: 'This join request no longer exists',
			context: { itemIndex: 0, facts: { code: 131213, retry: 'never' } },
		});
	});

	it('for an answer that is not JSON', async () => {
		const { groupId } = await host.createGroup();
		// A read is asked again three times before the answer counts.
		await host.emulator.control('POST', '/faults', { kind: 'not-json', count: 4 });
		await expect(host.run(get(groupId))).rejects.toMatchObject({
			message: 'The response did not come from the WhatsApp API',
			description: expect.stringContaining('base URL'),
			context: { itemIndex: 0 },
		});
	});

	it('for a 502 with an HTML page', async () => {
		await host.emulator.control('POST', '/faults', { kind: 'http', httpStatus: 502 });
		const run = host.run({
			resource: 'message',
			operation: 'sendText',
			groupId: byId('G'),
			text: 'Hello',
		});
		await expect(run).rejects.toMatchObject({
			message: 'The server answered with HTTP 502 instead of a WhatsApp API response',
			description: expect.stringContaining('whether it arrived'),
			context: { itemIndex: 0, facts: { retry: 'unknown' } },
		});
		await expect(run).rejects.not.toMatchObject({ description: expect.stringContaining('<html') });
	});
});

describe('with Continue On Fail the other items still go out', () => {
	it('when the input of one is wrong', async () => {
		const { items: outputs } = await host.run(
			{ ...create, subject: '={{ $json.subject }}' },
			{ items, continueOnFail: true },
		);
		expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(outputs[1]?.json).toEqual({
			error: expect.objectContaining({ message: 'Subject is empty', item: 1 }),
		});
		const sent = (await host.requests()).filter(({ method }) => method === 'POST');
		expect(sent.map(({ body }) => body.subject)).toEqual(['First', 'Third']);
	});

	it('and the failed item keeps what names it, whichever of its fields was refused', async () => {
		const rows = [{ json: { text: '', id: 'wamid.1' } }, { json: { text: 'Hi', id: 'no\nid' } }];
		const post = { resource: 'message', groupId: byId('G') };
		const options = { items: rows, continueOnFail: true };
		const texts = { ...post, operation: 'sendText', text: '={{ $json.text }}' };
		const [empty] = (await host.run(texts, options)).items;
		expect(empty?.json).toEqual({
			groupId: 'G',
			error: expect.objectContaining({ message: 'Text is empty', groupId: 'G' }),
		});
		const pin = { ...post, operation: 'pin', messageId: '={{ $json.id }}', expirationDays: 99 };
		const [pinned] = (await host.run(pin, options)).items;
		expect(pinned?.json).toMatchObject({ groupId: 'G', messageId: 'wamid.1', error: { item: 0 } });
	});

	it.each([
		['refused', { kind: 'refuse', code: 131214 }, { code: 131214, retry: 'never' }],
		[
			'answered by a gateway',
			{ kind: 'http', httpStatus: 502 },
			{ httpStatus: 502, retry: 'unknown' },
		],
		['cut before an answer', { kind: 'cut-before' }, { retry: 'unknown' }],
	])('when one is %s', async (_what, fault, facts) => {
		await host.emulator.control('POST', '/faults', { ...fault, match: { method: 'POST' } });
		const { items: outputs } = await host.run(
			{ ...create, subject: 'Deal', waitForResult: false },
			{ items, continueOnFail: true },
		);
		expect(outputs[0]?.json).toEqual({ error: expect.objectContaining({ ...facts, item: 0 }) });
		expect(outputs[1]?.json).toHaveProperty('requestId');
		expect(outputs[2]?.json).toHaveProperty('requestId');
	});

	it('and without it the first failed item stops the run', async () => {
		await expect(
			host.run({ ...create, subject: '={{ $json.subject }}' }, { items }),
		).rejects.toMatchObject({ context: { itemIndex: 1 } });
		expect((await host.requests()).filter(({ method }) => method === 'POST')).toHaveLength(1);
	});
});
