import { Callback } from '../../../emulator/callback';
import { useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('giving a callback up', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('registers nothing, and says so, when the previous callback is not accepted any more', async () => {
		setup.bench.setPhoneCallback(setup.other.url);
		const trigger = setup.add({ ifOtherCallback: 'replace' });
		await trigger.activate();
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
		expect(setup.log.lines.join()).toContain(
			`WhatsApp did not accept the previous callback at ${setup.other.url}, so no callback is set now`,
		);
	});

	it('leaves a callback alone that somebody else has registered since', async () => {
		const trigger = setup.add();
		await trigger.activate();
		setup.bench.setPhoneCallback(setup.other.url);
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it('never keeps a workflow from being unpublished: logs why Graph refuses', async () => {
		const trigger = setup.add();
		await trigger.activate();
		trigger.credentials = { ...trigger.credentials, accessToken: 'EMULATOR_TOKEN_EXPIRED' };
		await trigger.deactivate();
		expect(setup.log.lines.join()).toMatch(/could not be unregistered/);
		expect(setup.log.lines.join()).not.toMatch(/EMULATOR_TOKEN/);
	});
});
