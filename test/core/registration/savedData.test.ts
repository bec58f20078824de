import type { IDataObject } from 'n8n-workflow';
import { Callback } from '../../../emulator/callback';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { loadFixture } from '../../events/readFixture';
import { sharing, useTriggers } from '../../support/useTriggers';

const message = loadFixture('webhook.messages.text');

describe('what a trigger saves with its workflow', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('is found again when the trigger has another name, also after a restart', async () => {
		const trigger = setup.add({ events: ['message.received'] });
		await trigger.activate();
		await setup.bench.send(message);
		trigger.name = 'Somebody wrote';
		resetProcessState();
		await setup.bench.send(message);
		expect(trigger.executions).toHaveLength(1);
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
	});

	it('holds who was there before, whatever the name is when the workflow is unpublished', async () => {
		const trigger = await setup.addInFrontOfOther();
		trigger.name = 'Somebody asks';
		resetProcessState();
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it('is read where an earlier version saved it, and moved when it changes', async () => {
		const trigger = setup.add({ events: ['message.received'], ...sharing });
		await trigger.activate();
		await setup.bench.send(message);
		trigger.staticData = JSON.stringify({ 'node:Trigger': trigger.saved });
		resetProcessState();
		await setup.bench.send(message);
		expect(trigger.executions).toHaveLength(1);
		await setup.bench.send(
			JSON.parse(JSON.stringify(message).replace(/wamid\.[^"]+/, 'wamid.another')),
		);
		expect(trigger.executions).toHaveLength(2);
		expect(trigger.saved.seen).toHaveLength(16);
		const underName = (JSON.parse(trigger.staticData) as IDataObject)['node:Trigger'];
		expect(underName).not.toHaveProperty('seen');
		await trigger.deactivate();
		expect(trigger.staticData).not.toContain('callback');
	});

	it('is that of one trigger, though two are in one workflow', async () => {
		const [one, two] = [setup.add({}), setup.add({})];
		await one.activate();
		two.staticData = one.staticData;
		expect(two.saved).toEqual(one.saved);
		await two.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(one.address);
	});
});
