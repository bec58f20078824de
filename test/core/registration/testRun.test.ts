import { Callback } from '../../../emulator/callback';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { heardPeople } from '../../support/triggerBench';
import { useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('a test run', () => {
	const setup = useTriggers(async () => await Callback.open());

	const testHeard = (trigger: HostedTrigger) =>
		heardPeople(trigger.testExecutions.flat().map(({ json }) => json));

	it('beside the active trigger hears an event, loses none for production, and leaves production in place', async () => {
		const trigger = setup.add();
		await trigger.activate();
		await trigger.listen();
		expect(setup.bench.callbacks.phoneNumber).toBe(trigger.testAddress);
		const people = [await setup.bench.somebodyAsks(), await setup.bench.somebodyAsks()];
		expect(testHeard(trigger)).toEqual([people[0]]);
		expect(heardPeople(trigger.heard)).toEqual(people);
		expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
	});

	it('that times out leaves production in place', async () => {
		const trigger = setup.add();
		await trigger.activate();
		await trigger.listen();
		await trigger.stopListening();
		expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
	});

	it('that is begun twice still knows what was there', async () => {
		const trigger = setup.add();
		await trigger.activate();
		await trigger.listen();
		await trigger.listen();
		const waId = await setup.bench.somebodyAsks();
		expect([testHeard(trigger), heardPeople(trigger.heard)]).toEqual([[waId], [waId]]);
		expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
	});

	it('without anything active leaves nothing behind', async () => {
		const trigger = setup.add();
		await trigger.listen();
		await setup.bench.somebodyAsks();
		expect(trigger.testExecutions).toHaveLength(1);
		expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
	});

	it('of another workflow shares with the active one, whatever the rule says', async () => {
		const [active, tested] = [setup.add(), setup.add({ ifOtherCallback: 'stop' })];
		await active.activate();
		await tested.listen();
		const waId = await setup.bench.somebodyAsks();
		expect([testHeard(tested), heardPeople(active.heard)]).toEqual([[waId], [waId]]);
		expect(setup.bench.callbacks.phoneNumber).toBe(active.address);
	});

	it('beside a callback of somebody else stops, unless the rule is to share', async () => {
		setup.bench.setPhoneCallback(setup.other.url);
		await expect(setup.add().listen()).rejects.toThrow(/already go to another callback/);
		const tested = setup.add({ ifOtherCallback: 'replace', otherVerifyToken: 'secret' });
		await tested.listen();
		await setup.bench.somebodyAsks();
		expect(setup.other.received).toHaveLength(1);
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it('takes the same event as the run before', async () => {
		const trigger = setup.add();
		const body = {
			object: 'whatsapp_business_account',
			entry: [
				{
					id: '1',
					changes: [
						{
							field: 'group_participants_update',
							value: {
								metadata: { phone_number_id: '106540352242922' },
								groups: [
									{ type: 'group_join_request_created', join_request_id: 'same', group_id: 'g' },
								],
							},
						},
					],
				},
			],
		};
		for (const run of [1, 2]) {
			await trigger.listen();
			await setup.bench.send(body);
			expect(trigger.testExecutions).toHaveLength(run);
		}
	});

	it('hears at a callback that is registered manually, also after a run that registered its own', async () => {
		const trigger = setup.add();
		await trigger.listen();
		await setup.bench.somebodyAsks();
		trigger.parameters = { ...trigger.parameters, registration: 'manual' };
		trigger.credentials = { ...trigger.credentials, webhookVerifyToken: 'secret' };
		await trigger.listen();
		setup.bench.setPhoneCallback(trigger.testAddress);
		await setup.bench.somebodyAsks();
		expect(trigger.testExecutions).toHaveLength(2);
	});

	it('that n8n did not survive is cleared away when the trigger comes back', async () => {
		const trigger = setup.add();
		await trigger.activate();
		await trigger.listen();
		// The process is gone: no listener, no memory of the test; production starts anew.
		trigger.isListening = false;
		await trigger.activate();
		expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
		const waId = await setup.bench.somebodyAsks();
		expect(heardPeople(trigger.heard)).toEqual([waId]);
	});
});
