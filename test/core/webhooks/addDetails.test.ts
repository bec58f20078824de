import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { ServerResponse } from 'node:http';
import { addDetails } from '../../../nodes/WhatsAppGroups/core/webhooks/addDetails';
import { eventCatalogue } from '../../../nodes/WhatsAppGroups/events/catalogue';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { emulatorCredentials, openAction } from '../../support/actionHost';
import { HostileServer } from '../../support/hostileServer';

/** The time that events wait at most; it ends when a test says so. */
const mockPauses: Array<() => void> = [];
jest.mock('n8n-workflow', () => {
	const actual = jest.requireActual<{ sleep: (ms: number) => Promise<void> }>('n8n-workflow');
	const sleep = async (ms: number) =>
		await (ms === 900
			? new Promise<void>((resolve) => mockPauses.push(resolve))
			: actual.sleep(ms));
	return { ...actual, sleep };
});
const timeIsOver = () => mockPauses.forEach((end) => end());
const aWhile = async () => await new Promise((resolve) => setImmediate(resolve));

const late = 'They were not there in time: an event waits at most a second for them';
const minuteMs = 60_000;
const event = (groupId: string | undefined, more: IDataObject = {}) => ({
	json: { event: 'message.received', eventId: 'e', ...(groupId && { groupId }), ...more },
});

describe('the details of a group', () => {
	let server: HostileServer;
	let asked: string[];
	/** Requests that wait for an answer; `answers` gives it at once. */
	let waiting: Array<() => void>;
	let answers: (response: ServerResponse, group: string) => void;
	let decryptions: jest.SpyInstance;
	let context: IWebhookFunctions;

	const say = (response: ServerResponse, group: string) =>
		response.end(
			JSON.stringify({ id: group, subject: `About ${group}`, total_participant_count: '3' }),
		);
	const hold = (response: ServerResponse, group: string) =>
		void waiting.push(() => say(response, group));

	function openContext(credentialId: string): IWebhookFunctions {
		const credentials = { ...emulatorCredentials, baseUrl: server.url };
		const action = openAction({ parameters: {}, credentials });
		const whatsAppGroupsApi = { id: credentialId, name: 'Meta' };
		const node = { ...action.getNode(), credentials: { whatsAppGroupsApi } };
		jest.spyOn(action, 'getNode').mockReturnValue(node);
		decryptions = jest.spyOn(action, 'getCredentials');
		return action as unknown as IWebhookFunctions;
	}

	beforeEach(async () => {
		server = await HostileServer.open();
		asked = [];
		waiting = [];
		mockPauses.length = 0;
		answers = say;
		server.answer = (response, path) => {
			const { pathname, searchParams } = new URL(path, server.url);
			const group = pathname.split('/').at(-1) ?? '';
			expect(searchParams.get('fields')).toBe('subject,description,total_participant_count');
			asked.push(group);
			answers(response, group);
		};
		context = openContext('c1');
	});
	afterEach(async () => {
		jest.restoreAllMocks();
		await server.close();
	});

	async function detailsOf(...items: Array<{ json: IDataObject }>): Promise<unknown[]> {
		const asking = { context, catalogue: { ...eventCatalogue, providers: [meta] }, provider: meta };
		return (await addDetails(asking, items)).map(({ json }) => json.group);
	}

	async function untilAsked(count: number): Promise<void> {
		while (asked.length < count) await aWhile();
	}

	it('are read once for all events of a webhook, and of those that follow', async () => {
		const known = { subject: 'About A', participantCount: 3 };
		expect(await detailsOf(event('A'), event('A'), event('B'), event('A'))).toEqual([
			known,
			known,
			{ ...known, subject: 'About B' },
			known,
		]);
		expect(await detailsOf(event('A'))).toEqual([known]);
		expect(asked.sort()).toEqual(['A', 'B']);
		expect(decryptions).toHaveBeenCalledTimes(1);
	});

	it('are read once for webhooks of the same moment', async () => {
		answers = hold;
		const both = [detailsOf(event('A')), detailsOf(event('A'))];
		await untilAsked(1);
		waiting[0]?.();
		await Promise.all(both);
		expect(asked).toEqual(['A']);
	});

	it('are read again after an hour', async () => {
		const now = Date.now();
		await detailsOf(event('A'));
		jest.spyOn(Date, 'now').mockReturnValue(now + 59 * minuteMs);
		await detailsOf(event('A'));
		expect(asked).toEqual(['A']);
		jest.spyOn(Date, 'now').mockReturnValue(now + 61 * minuteMs);
		await detailsOf(event('A'));
		expect(asked).toEqual(['A', 'A']);
	});

	it('are read with each credential on its own', async () => {
		await detailsOf(event('A'));
		context = openContext('c2');
		await detailsOf(event('A'));
		expect(asked).toEqual(['A', 'A']);
	});

	it('are asked for at few groups at once', async () => {
		answers = hold;
		const details = detailsOf(...Array.from({ length: 10 }, (_, index) => event(`G${index}`)));
		for (let answered = 0; answered < 10; answered++) {
			await untilAsked(Math.min(10, answered + 4));
			await aWhile();
			expect(asked.length - answered).toBeLessThanOrEqual(4);
			waiting[answered]?.();
		}
		expect(await details).toHaveLength(10);
	});

	it('let no event wait for longer than a second, and are there for the next one', async () => {
		answers = hold;
		const details = detailsOf(...['A', 'B', 'C', 'D', 'E'].map((group) => event(group)));
		await untilAsked(4);
		waiting[0]?.();
		await untilAsked(5);
		timeIsOver();
		expect((await details).slice(1)).toEqual(Array(4).fill({ readFailed: late }));
		waiting.forEach((answer) => answer());
		expect(await detailsOf(event('B'))).toEqual([{ subject: 'About B', participantCount: 3 }]);
		expect(asked).toHaveLength(5);
	});

	it('are not asked for any more when the time is over', async () => {
		answers = hold;
		const details = detailsOf(...Array.from({ length: 10 }, (_, index) => event(`G${index}`)));
		await untilAsked(4);
		timeIsOver();
		expect(await details).toEqual(Array(10).fill({ readFailed: late }));
		waiting.forEach((answer) => answer());
		expect(await detailsOf(event('G3'))).toEqual([{ subject: 'About G3', participantCount: 3 }]);
		expect(asked).toHaveLength(4);
	});

	it('are a reason where they cannot be had, for a minute without another request', async () => {
		const now = Date.now();
		const refusal = { error: { code: 10, message: '(#10) No permission' } };
		answers = (response) => response.writeHead(403).end(JSON.stringify(refusal));
		const reasons = [{ readFailed: expect.stringMatching(/permission/i) as string }];
		expect(await detailsOf(event('A'))).toEqual(reasons);
		expect(await detailsOf(event('A'))).toEqual(reasons);
		expect(asked).toEqual(['A']);
		answers = say;
		jest.spyOn(Date, 'now').mockReturnValue(now + 2 * minuteMs);
		expect(await detailsOf(event('A'))).toEqual([{ subject: 'About A', participantCount: 3 }]);
	});

	it('are a reason where there is no credential', async () => {
		decryptions.mockRejectedValue(new Error('Node does not have any credentials set'));
		expect(await detailsOf(event('A'))).toEqual([
			{ readFailed: 'Node does not have any credentials set' },
		]);
	});

	it('follow what an event says about the group', async () => {
		await detailsOf(event('A'));
		const renamed = { subject: 'New', participantCount: 3 };
		expect(await detailsOf(event('A', { subject: 'New' }), event('A'))).toEqual([renamed, renamed]);
		expect(await detailsOf(event('A', { description: 'Text' }))).toEqual([
			{ ...renamed, description: 'Text' },
		]);
		expect(asked).toEqual(['A']);
	});

	it('cost nothing where an event is about no group', async () => {
		expect(await detailsOf(event(undefined))).toEqual([undefined]);
		expect([asked, mockPauses]).toEqual([[], []]);
	});
});
