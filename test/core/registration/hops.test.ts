import type { IDataObject } from 'n8n-workflow';
import { Callback } from '../../../emulator/callback';
import { heardPeople } from '../../support/triggerBench';
import { sharing, useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('a webhook that is forwarded from trigger to trigger', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('ends where a callback sends webhooks back', async () => {
		const [one, two] = [setup.add(sharing), setup.add(sharing)];
		await one.activate();
		await two.activate();
		// As after a restart from an old backup: each believes to be the first.
		const callback = one.saved.callback as IDataObject;
		one.save({ callback: { ...callback, next: two.address, version: Date.now() + 1_000 } });
		const waId = await setup.bench.somebodyAsks();
		expect([heardPeople(one.heard), heardPeople(two.heard)]).toEqual([[waId], [waId]]);
		expect(setup.bench.host.answers.filter((status) => status === 502)).toEqual([]);
	});

	it('reaches six triggers, and not a seventh: five hops are the most', async () => {
		const triggers = Array.from({ length: 7 }, () => setup.add(sharing));
		for (const trigger of triggers) await trigger.activate();
		await setup.bench.somebodyAsks();
		expect(triggers.map(({ executions }) => executions.length)).toEqual([0, 1, 1, 1, 1, 1, 1]);
		expect(setup.log.lines.join()).toContain('forwarded too often');
	});
});
