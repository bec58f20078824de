import type { IDataObject } from 'n8n-workflow';
import { Callback } from '../../../emulator/callback';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { TriggerHost } from '../../support/triggerHost';
import { useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('a callback that was registered before', () => {
	const setup = useTriggers(async () => await Callback.open());

	/** As after a change of WEBHOOK_URL and a restart; n8n is not reached at the old one any more. */
	async function move(trigger: HostedTrigger, host: TriggerHost): Promise<HostedTrigger> {
		const moved = host.add({
			id: trigger.id,
			credentials: trigger.credentials,
			parameters: trigger.parameters,
		});
		moved.staticData = trigger.staticData;
		trigger.isActive = false;
		moved.isActive = true;
		resetProcessState();
		return await Promise.resolve(moved);
	}

	it('is given up when WEBHOOK_URL was changed meanwhile, and the one before it put back', async () => {
		const newHost = await TriggerHost.open();
		const trigger = await setup.addInFrontOfOther();
		const moved = await move(trigger, newHost);
		await moved.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
		await newHost.close();
	});

	it('makes room for the new address when the workflow is published again after that', async () => {
		const newHost = await TriggerHost.open();
		const trigger = setup.add();
		await trigger.activate();
		const moved = await move(trigger, newHost);
		await moved.activate();
		expect(setup.bench.callbacks.phoneNumber).toBe(moved.address);
		await newHost.close();
	});

	it('is ours at once when this n8n is still reached at the former address', async () => {
		const trigger = await setup.addInFrontOfOther();
		const former = `http://localhost:${new URL(trigger.address).port}/webhook/${trigger.id}/webhook`;
		const callback = trigger.saved.callback as IDataObject;
		trigger.save({ callback: { ...callback, address: former, version: Date.now() + 1_000 } });
		setup.bench.setPhoneCallback(former);
		resetProcessState();
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
		expect(setup.log.lines).toEqual([]);
	});
});
