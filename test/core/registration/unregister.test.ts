import { Callback } from '../../../emulator/callback';
import { useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('giving a callback up', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('sets nothing, and says so, when what was there cannot be put back', async () => {
		setup.bench.setPhoneCallback(setup.other.url);
		const trigger = setup.add({ ifOtherCallback: 'replace' });
		await trigger.activate();
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
		expect(setup.log.lines.join()).toContain(
			`WhatsApp did not accept the previous callback at ${setup.other.url}, so no callback is set now`,
		);
	});

	it('leaves an address alone that somebody else has taken since', async () => {
		const trigger = setup.add();
		await trigger.activate();
		setup.bench.setPhoneCallback(setup.other.url);
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it('is switched off even when Graph refuses, and logs why', async () => {
		const trigger = setup.add();
		await trigger.activate();
		trigger.credentials = { ...trigger.credentials, accessToken: 'EMULATOR_TOKEN_EXPIRED' };
		await trigger.deactivate();
		expect(setup.log.lines.join()).toMatch(/could not be unregistered/);
		expect(setup.log.lines.join()).not.toMatch(/EMULATOR_TOKEN/);
	});
});
