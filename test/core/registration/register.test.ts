import { Callback } from '../../../emulator/callback';
import { appId } from '../../support/triggerBench';
import { useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

const groupFields = [
	'group_lifecycle_update',
	'group_participants_update',
	'group_settings_update',
	'group_status_update',
];

describe('registering a callback', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('sets a callback for the phone number where there is none, and leaves none', async () => {
		const trigger = setup.add();
		await trigger.activate();
		expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
		expect(trigger.staticData).not.toContain('callback');
	});

	it('sets one for the business account, and leaves none', async () => {
		const trigger = setup.add({ registration: 'businessAccount' });
		await trigger.activate();
		expect(setup.bench.callbacks.businessAccount).toBe(trigger.address);
		await setup.bench.somebodyAsks();
		expect(trigger.heard).toHaveLength(1);
		await trigger.deactivate();
		expect(setup.bench.callbacks.businessAccount).toBeUndefined();
	});

	it('subscribes the app to exactly the fields that the chosen events need', async () => {
		delete setup.bench.app.subscription;
		const trigger = setup.add({
			registration: 'app',
			events: ['joinRequest.created', 'group.suspended'],
		});
		await trigger.activate();
		expect(setup.bench.callbacks).toMatchObject({
			app: trigger.address,
			appFields: ['group_participants_update', 'group_status_update'],
		});
		await trigger.deactivate();
		expect(setup.bench.callbacks.app).toBeUndefined();
	});

	it('subscribes the app to the business account when it is not', async () => {
		setup.bench.business.subscribedApps.clear();
		await setup.add().activate();
		expect([...setup.bench.business.subscribedApps.keys()]).toEqual([appId]);
	});

	it('says which fields the app does not hear', async () => {
		setup.bench.app.subscription = { fields: ['messages'], version: 'v25.0' };
		await expect(
			setup
				.add({ events: ['joinRequest.created', 'group.created', 'message.received'] })
				.activate(),
		).rejects.toThrow(
			/not subscribed to group_lifecycle_update, group_participants_update, so Meta would not send/,
		);
	});

	it('hears everything when nothing but the unknown is asked for', async () => {
		delete setup.bench.app.subscription;
		await setup.add({ registration: 'app', events: ['unknown'] }).activate();
		expect(setup.bench.callbacks.appFields).toEqual([...groupFields, 'messages']);
	});

	it('says what to look at when WhatsApp gets no answer at the address', async () => {
		const trigger = setup.add();
		Object.defineProperty(trigger, 'baseUrl', { value: `${setup.bench.host.url}/elsewhere` });
		await expect(trigger.activate()).rejects.toThrow(
			/did not get the expected answer.*WEBHOOK_URL/s,
		);
	});
});
