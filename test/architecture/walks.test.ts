import { Callback } from '../../emulator/callback';
import { CallCounters, filesIn } from '../support/passedFunctions';
import { useTriggers } from '../support/useTriggers';
import { walkOf } from './contributingPage';
import { home, read } from './sources';

// Nothing is on its way here that would have to be waited for.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../support/skippedTime').n8nWorkflow,
);

/** Whether the walks in CONTRIBUTING go where the code goes. */
describe('the walk in CONTRIBUTING', () => {
	const setup = useTriggers(async () => await Callback.open());
	let counters: CallCounters;
	beforeAll(async () => (counters = await CallCounters.open()));
	afterAll(() => counters.close());

	async function filesPassedBy(run: () => Promise<unknown>): Promise<ReadonlySet<string>> {
		const calls = await counters.callsUntil(async (now) => {
			await run();
			await now();
		});
		return filesIn(calls);
	}

	const publish = async () => await setup.addInFrontOfOther({ events: ['message.received'] });

	it('of an activation names what it passes', async () => {
		const passed = await filesPassedBy(publish);
		const { steps } = walkOf('A trigger is published');
		expect(steps.filter((file) => !passed.has(file))).toEqual([]);
	});

	it('of a webhook names what it passes, and all that its first file calls', async () => {
		const trigger = await publish();
		const ana = { waId: '14155550101', name: 'Ana' };
		const { groupId } = await setup.bench.emulator.control<{ groupId: string }>('POST', '/groups', {
			participants: [ana],
		});
		await setup.bench.settle();
		const message = { groupId, waId: ana.waId, text: 'Hello' };
		const passed = await filesPassedBy(async () => {
			await setup.bench.emulator.control('POST', '/people/write', message);
			await setup.bench.settle();
		});
		expect(trigger.executions).toHaveLength(1);
		const { steps, files } = walkOf('A webhook comes in');
		expect(steps.filter((file) => !passed.has(file))).toEqual([]);
		const called = [...read(`${home}/core/webhooks/receive.ts`).matchAll(/from '\.\/(\w+)'/g)]
			.map(([, name = '']) => `core/webhooks/${name}.ts`)
			.filter((file) => passed.has(file));
		expect(called.filter((file) => !files.includes(file))).toEqual([]);
	});
});
