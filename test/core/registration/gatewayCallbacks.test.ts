import { oneMsgClient } from '../../../emulator/test/gatewayClient';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { CapturedLog } from '../../support/capturedLog';
import { GatewayTriggers } from '../../support/gatewayTriggers';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { TriggerHost } from '../../support/triggerHost';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('through a provider that keeps several callbacks', () => {
	let bench: GatewayTriggers;
	let otherN8n: TriggerHost;
	let log: CapturedLog;
	let trigger: HostedTrigger;
	beforeEach(async () => {
		bench = await GatewayTriggers.open();
		otherN8n = await TriggerHost.open();
		log = new CapturedLog();
		trigger = bench.add('oneMsg');
		await trigger.activate();
	});
	afterEach(async () => {
		log.end();
		await otherN8n.close();
		await bench.close();
	});

	const listed = async () =>
		(await oneMsgClient(bench.emulator)('GET', '/webhook')).data.webhookUrl as string[];

	/** The same workflow in another process, at another address. */
	function beside(): HostedTrigger {
		const copied = otherN8n.add({
			id: trigger.id,
			credentials: trigger.credentials,
			parameters: trigger.parameters,
		});
		copied.staticData = trigger.staticData;
		resetProcessState();
		return copied;
	}

	it('a copy adds its own callback, removes it, and leaves that of production alone', async () => {
		const before = await listed();
		const copied = beside();
		copied.isActive = true;
		await copied.deactivate();
		expect(await listed()).toEqual(before);
		await copied.activate();
		expect(await listed()).toHaveLength(2);
		resetProcessState();
		await copied.deactivate();
		expect(await listed()).toEqual(before);
	});

	it('the former address is removed when WEBHOOK_URL was changed', async () => {
		const moved = beside();
		trigger.isActive = false;
		await moved.activate();
		expect(await listed()).toEqual([expect.stringContaining(otherN8n.url)]);
	});

	it('a callback of another channel is named, since the new token cannot remove it', async () => {
		trigger.credentials = { ...trigger.credentials, channelId: '371267301', token: 'ANOTHER' };
		await trigger.deactivate();
		expect(log.lines.join()).toContain(
			'was registered for Channel ID 371267300 and with another Token, and cannot be removed with the credential of today. If it is still set there, remove it manually.',
		);
	});
});

describe('through a provider that knows the number by the key', () => {
	it('a callback that was registered with another key is named', async () => {
		const bench = await GatewayTriggers.open();
		const log = new CapturedLog();
		const trigger = bench.add('dialog360');
		await trigger.activate();
		const { gateways } = bench.emulator.state.accounts;
		const apiKey = [...gateways.apiKeys.values()][0];
		if (apiKey) gateways.rotate(apiKey, 'OF_ANOTHER_NUMBER');
		trigger.credentials = { ...trigger.credentials, apiKey: 'OF_ANOTHER_NUMBER' };
		await trigger.deactivate();
		expect(log.lines.join()).toContain(`${trigger.address} was registered with another API Key`);
		expect(trigger.staticData).not.toContain('callback');
		log.end();
		await bench.close();
	});
});
