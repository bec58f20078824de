import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { Callback } from '../../../emulator/callback';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { appId, phoneNumberId } from '../../support/triggerBench';
import { useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('a callback whose credential was changed while it was registered', () => {
	const setup = useTriggers(async () => await Callback.open());
	const second = '106540352242923';

	function addSecondNumber(): void {
		const { accounts } = setup.bench.emulator.state;
		const first = accounts.phoneNumbers.get(phoneNumberId);
		if (first) accounts.phoneNumbers.set(second, { ...first, id: second, overrides: new Map() });
	}

	const callbackOf = (number: string) =>
		setup.bench.emulator.state.accounts.phoneNumbers.get(number)?.overrides.get(appId)?.url;

	async function publishAndChange(changed: ICredentialDataDecryptedObject): Promise<HostedTrigger> {
		addSecondNumber();
		const trigger = await setup.addInFrontOfOther();
		trigger.credentials = { ...trigger.credentials, ...changed };
		return trigger;
	}

	it('is given up at the number that it was registered for, and the one before it put back there', async () => {
		const trigger = await publishAndChange({ phoneNumberId: second });
		await trigger.deactivate();
		expect([callbackOf(phoneNumberId), callbackOf(second)]).toEqual([setup.other.url, undefined]);
		await trigger.activate();
		await trigger.deactivate();
		expect([callbackOf(phoneNumberId), callbackOf(second)]).toEqual([setup.other.url, undefined]);
	});

	it('is given up when the workflow is published again, where that failed before', async () => {
		const trigger = await publishAndChange({ phoneNumberId: second });
		await trigger.activate();
		expect([callbackOf(phoneNumberId), callbackOf(second)]).toEqual([
			setup.other.url,
			trigger.address,
		]);
	});

	it('is named in the log where the credential has no access any more', async () => {
		const trigger = await publishAndChange({ phoneNumberId: second, accessToken: 'x' });
		setup.bench.emulator.state.accounts.phoneNumbers.delete(phoneNumberId);
		trigger.credentials = {
			...trigger.credentials,
			accessToken: setup.bench.credentials.accessToken,
		};
		await trigger.deactivate();
		expect(setup.log.lines.join()).toContain(
			`The callback ${trigger.address} was registered for Phone Number ID ${phoneNumberId}, and cannot be removed with the credential of today. If it is still set there, set it back to ${setup.other.url} manually.`,
		);
	});

	it('is named when it was registered with another app, whose callbacks the credential cannot see', async () => {
		const trigger = await publishAndChange({ appSecret: 'that of another app' });
		setup.bench.emulator.state.accounts.phoneNumbers.get(phoneNumberId)?.overrides.clear();
		await trigger.deactivate();
		expect(setup.log.lines.join()).toContain('was registered with another App Secret');
	});

	it('stays ours when only the app secret was renewed, and the former one is the second', async () => {
		const { appSecret: secondAppSecret } = setup.bench.credentials;
		const trigger = await publishAndChange({ appSecret: 'renewed', secondAppSecret });
		await trigger.deactivate();
		expect(callbackOf(phoneNumberId)).toBe(setup.other.url);
		expect(setup.log.lines).toEqual([]);
	});

	it('is given up, and its host named, when nothing can read who was there before', async () => {
		const trigger = await publishAndChange({ appSecret: 'renewed' });
		await trigger.deactivate();
		expect(callbackOf(phoneNumberId)).toBeUndefined();
		expect(setup.log.lines.join()).toContain(
			`The address of the previous callback at ${new URL(setup.other.url).origin}/ was saved with another key`,
		);
	});

	it('holds no secret in what is saved', async () => {
		const trigger = await setup.addInFrontOfOther();
		const { accessToken, appSecret } = setup.bench.credentials;
		for (const secret of [accessToken, appSecret]) expect(trigger.staticData).not.toContain(secret);
		expect(trigger.staticData).toContain(phoneNumberId);
	});
});
