import { GatewayTriggers } from '../../support/gatewayTriggers';
import { testedProviders } from '../../support/providerHosts';

describe.each(testedProviders)('Include Group Details through $name', ({ value }) => {
	let triggers: GatewayTriggers;
	const path = () => `*/${value === 'oneMsg' ? triggers.number : triggers.graphId}`;
	const requests = () =>
		triggers.emulator.emulation.requests.find({ method: 'GET', path: path() }).length;

	beforeEach(async () => {
		triggers = await GatewayTriggers.open();
		const group = triggers.emulator.state.groups.find(triggers.graphId);
		if (group) group.description = 'Until Friday';
		await triggers.emulator.control('DELETE', '/requests');
	});
	afterEach(async () => await triggers.close());

	it('tells subject, description and how many people there are, beside each event', async () => {
		const trigger = triggers.add(value, { options: { includeGroupDetails: true } });
		await trigger.activate();
		await triggers.write();
		await triggers.write({ text: 'Again' });
		const group = { subject: 'Deal', description: 'Until Friday', participantCount: 1 };
		expect(trigger.heard).toMatchObject([
			{ chatInput: 'Hello', group },
			{ chatInput: 'Again', group },
		]);
		expect(requests()).toBe(1);
	});

	it('asks nothing when it is off', async () => {
		const trigger = triggers.add(value);
		await trigger.activate();
		await triggers.write();
		expect(trigger.heard).toHaveLength(1);
		expect(trigger.heard[0]).not.toHaveProperty('group');
		expect(requests()).toBe(0);
	});

	it('keeps no event away when they cannot be had', async () => {
		const trigger = triggers.add(value, { options: { includeGroupDetails: true } });
		await trigger.activate();
		await triggers.emulator.control('POST', '/faults', {
			kind: 'http',
			httpStatus: 503,
			match: { method: 'GET', path: path() },
		});
		await triggers.write();
		expect(trigger.heard).toMatchObject([
			{ chatInput: 'Hello', group: { readFailed: expect.stringContaining('HTTP 503') as string } },
		]);
	});
});
