import { Callback } from '../../../emulator/callback';
import { sharing, useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('a trigger whose n8n restarts', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('registers nothing again when n8n restarts', async () => {
		const trigger = setup.add();
		await trigger.activate();
		setup.bench.emulator.emulation.requests.clear();
		await trigger.activate();
		expect(setup.bench.emulator.emulation.requests.find({ method: 'POST' })).toEqual([]);
	});

	it('is still active after a restart of n8n when another trigger forwards everything to it', async () => {
		const [one, two] = [setup.add(sharing), setup.add(sharing)];
		await one.activate();
		await two.activate();
		setup.bench.emulator.emulation.requests.clear();
		await one.activate();
		await two.activate();
		expect(setup.bench.emulator.emulation.requests.find({ method: 'POST' })).toEqual([]);
		expect(setup.bench.callbacks.phoneNumber).toBe(two.address);
	});
});
