import axios from 'axios';
import { defaultAccounts } from '../accounts';
import { errorOf, graphClient, phoneNumberId, textTo, whatsapp, type Graph } from './graphClient';
import { startEmulator, type Emulator } from '../index';
import { letWrite, openGroup, type OpenGroup } from './openGroup';

const messages = `/${phoneNumberId}/messages`;
/** By the participant who opened the window. */
const writtenBefore = 1;

interface Counted {
	count: number;
	byStatus: Record<string, number>;
	requests: Array<{
		method: string;
		path: string;
		body?: unknown;
		status?: number;
		fault?: string;
	}>;
}

describe('control', () => {
	let emulator: Emulator;
	let graph: Graph;
	let groupId: string;

	beforeEach(async () => {
		emulator = await startEmulator({ settings: { messagesPerSecond: 0 } });
		graph = graphClient(emulator);
		({ groupId } = await openGroup(emulator));
	});

	afterEach(async () => emulator.close());

	const fault = async (body: object): Promise<unknown> => emulator.control('POST', '/faults', body);
	const send = async (body: string) => graph('POST', messages, textTo(groupId, body));
	const requests = async (query = ''): Promise<Counted> =>
		emulator.control<Counted>('GET', `/requests${query}`);
	const messageCount = async (): Promise<number> =>
		(await emulator.control<{ messageCount: number }>('GET', `/groups/${groupId}`)).messageCount;

	it.each([
		['rebound.example:4010', 403],
		['127.0.0.1.rebound.example', 403],
		['localhost:4010', 200],
	])('is asked as %s: HTTP %i', async (host, expected) => {
		const url = `${emulator.url}/_emulator/state`;
		const { status } = await axios.get(url, { headers: { host }, validateStatus: () => true });
		expect(status).toBe(expected);
	});

	it('lets the next requests be refused, of one method and path only', async () => {
		await fault({
			kind: 'refuse',
			code: 131056,
			count: 2,
			match: { method: 'POST', path: '/messages' },
		});
		expect((await graph('GET', `/${phoneNumberId}`)).status).toBe(200);
		expect([
			errorOf(await send('a')).code,
			errorOf(await send('b')).code,
			(await send('c')).status,
		]).toEqual([131056, 131056, 200]);
		await fault({ kind: 'refuse', code: 130429, httpStatus: 429, headers: { 'Retry-After': '7' } });
		const response = await fetch(`${emulator.url}/v25.0/${phoneNumberId}`);
		expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
		await fault({ kind: 'refuse', count: 5 });
		await emulator.control('DELETE', '/faults');
		expect((await send('d')).status).toBe(200);
	});

	it('cuts the connection before or after carrying a request out', async () => {
		await fault({ kind: 'cut-before' });
		await expect(send('never')).rejects.toThrow();
		expect(await messageCount()).toBe(writtenBefore);
		await fault({ kind: 'cut-after' });
		await expect(send('unknown')).rejects.toThrow();
		expect(await messageCount()).toBe(writtenBefore + 1);
		expect((await requests()).requests.map(({ fault: kind, status }) => [kind, status])).toEqual([
			['cut-before', undefined],
			['cut-after', undefined],
		]);
	});

	it("answers late, with a proxy's error page, or with something that is not JSON", async () => {
		await fault({ kind: 'slow', delayMs: 150 });
		const startedAt = Date.now();
		await send('slow');
		expect(Date.now() - startedAt).toBeGreaterThanOrEqual(145);
		await fault({ kind: 'http' });
		const page = await send('502');
		expect([page.status, String(page.data).includes('502 Bad Gateway')]).toEqual([502, true]);
		await fault({ kind: 'not-json', body: 'oops' });
		expect(await send('garbled')).toEqual({ status: 200, data: 'oops' });
		expect(await messageCount()).toBe(writtenBefore + 2);
		await emulator.control('POST', '/limits', { latencyMs: 100 });
		const laterAt = Date.now();
		await send('latency');
		expect(Date.now() - laterAt).toBeGreaterThanOrEqual(95);
	});

	it('counts and shows what was received, with bodies, also what was refused', async () => {
		await send('one');
		await graph('POST', messages, whatsapp({ type: 'text' }));
		await graphClient(emulator, { token: 'nonsense' })('GET', `/${phoneNumberId}/groups?limit=3`);
		expect(await requests('?path=/messages&count=true')).toEqual({
			count: 2,
			byStatus: { 200: 1, 400: 1 },
			forgotten: 0,
		});
		const {
			requests: [sent],
		} = await requests('?method=post&status=200');
		expect(sent).toMatchObject({
			method: 'POST',
			path: `/v25.0${messages}`,
			body: textTo(groupId, 'one'),
			status: 200,
		});
		expect((await requests(`?phoneNumberId=${phoneNumberId}`)).count).toBe(3);
		expect((await requests('?path=/v25.0/*/groups')).requests).toMatchObject([
			{ query: { limit: '3' }, status: 401 },
		]);
		await emulator.control('DELETE', '/requests');
		expect((await requests()).count).toBe(0);
	});

	it('never keeps a token', async () => {
		await fetch(`${emulator.url}/v25.0/${phoneNumberId}?access_token=EMULATOR_TOKEN`);
		expect(JSON.stringify(await requests())).not.toContain('EMULATOR_TOKEN');
	});

	it('starts anew on a reset, and gives the same identifiers for the same seed', async () => {
		const make = async (): Promise<unknown[]> => {
			const group = await emulator.control<OpenGroup & { inviteLink: string }>('POST', '/groups', {
				participants: 2,
				joinApprovalMode: 'approval_required',
			});
			const asked = await emulator.control<{ joinRequestId: string }>(
				'POST',
				'/people/open-invite',
				{ groupId: group.groupId, waId: '16505551234' },
			);
			const [{ waId } = { waId: '' }] = group.participants;
			await letWrite(emulator, group.groupId, waId);
			const sent = await graph('POST', messages, textTo(group.groupId, 'Hi'));
			return [group.groupId, group.inviteLink, asked.joinRequestId, sent.data];
		};
		await emulator.control('POST', '/limits', { latencyMs: 1 });
		await emulator.control('POST', '/reset', { seed: 7 });
		expect(await emulator.control('GET', '/state')).toMatchObject({
			groupCount: 0,
			settings: { latencyMs: 0 },
		});
		const first = await make();
		await emulator.control('POST', '/reset', { seed: 7 });
		await graph('GET', `/${groupId}`);
		expect(await make()).toEqual(first);
		await emulator.control('POST', '/reset');
		expect(await make()).not.toEqual(first);
	});

	it('takes other accounts on a reset', async () => {
		const tokens = [{ ...defaultAccounts.tokens[0], token: 'MINE' }];
		await emulator.control('POST', '/reset', { accounts: { ...defaultAccounts, tokens } });
		expect((await graph('GET', `/${phoneNumberId}`)).status).toBe(401);
		expect(
			(await graphClient(emulator, { token: 'MINE' })('GET', `/${phoneNumberId}`)).status,
		).toBe(200);
	});

	it('says what is wrong with a call to the control', async () => {
		await expect(emulator.control('GET', '/groups/none')).rejects.toThrow(
			'There is no group none.',
		);
		await expect(
			emulator.control('POST', '/people/leave', { groupId, waId: '4900000000' }),
		).rejects.toThrow('Nobody has the number 4900000000.');
		await expect(
			emulator.control('POST', '/people/open-invite', { waId: '4900000000' }),
		).rejects.toThrow('400');
		await expect(emulator.control('POST', '/faults', { kind: 'meteor' })).rejects.toThrow(
			'must be equal to one of the allowed values',
		);
		await expect(emulator.control('GET', '/nothing')).rejects.toThrow(
			'There is no GET /_emulator/nothing.',
		);
		emulator.state.people.meet({ waId: '4900000000', name: 'Zoe' });
		await expect(
			emulator.control('POST', '/people/write', { groupId, waId: '4900000000', text: 'x' }),
		).rejects.toThrow('Zoe is not a participant');
	});
});
