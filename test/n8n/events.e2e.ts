import { eventCases } from './events';
import type { Json } from './actionWorkflow';
import { emulatorAccount } from '../../n8nServer/credential';
import { eventually } from './eventually';
import { enterSuite, type Suite } from './suite';
import { listenFor, triggerType, type HeardExecution, type Listening } from './triggerWorkflow';
import { waitFor } from '../../n8nServer/waitFor';

const identities = ['groupId', 'requestId', 'field'];
const common = {
	eventId: expect.any(String) as unknown,
	provider: 'meta',
	businessAccountId: emulatorAccount.businessAccountId,
};
const ofNumber = {
	phoneNumberId: emulatorAccount.phoneNumberId,
	timestamp: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:]+\.000Z$/) as unknown,
};

/** Whether it began with this event about this group, request or field. */
function isAbout({ items }: HeardExecution, event: string, expected: Json): boolean {
	const told = identities.filter((name) => typeof expected[name] === 'string');
	return items.some(
		(item) => item['event'] === event && told.every((name) => item[name] === expected[name]),
	);
}

describe('every event, in a workflow of a real n8n', () => {
	let suite: Suite;
	let offered: string[];
	let listening: Listening;

	beforeAll(async () => {
		suite = await enterSuite();
		offered = await suite.client.eventsOf(triggerType);
		listening = await listenFor(suite, offered);
	});

	afterAll(async () => await listening.stop());

	it.each(eventCases)(
		'$event starts one execution and tells what happened',
		async ({ event, cause }) => {
			const expected = await cause(suite.control);
			const about = async () =>
				(await listening.executions()).filter((execution) => isAbout(execution, event, expected));
			await waitFor(async () => (await about()).length > 0, {
				what: `${event} started an execution`,
				timeoutMs: 30_000,
			});
			await listening.taken();
			expect((await about()).map(({ items }) => items)).toMatchObject([
				[{ event, ...common, ...(event === 'unknown' ? {} : ofNumber), ...expected }],
			]);
		},
	);

	it('none is missing in this table', () => {
		expect(eventCases.map(({ event }) => event).sort()).toEqual([...offered].sort());
	});

	it('each webhook started one execution, and none has failed', async () => {
		await eventually(async () => {
			const count = await listening.taken();
			const statuses = (await listening.executions()).map(({ status }) => status);
			expect(statuses).toEqual(Array(count).fill('success'));
		}, 30_000);
	});
});
