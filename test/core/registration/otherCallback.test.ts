import { Callback } from '../../../emulator/callback';
import { sharing, useTriggers } from '../../support/useTriggers';

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

describe('a callback that is registered already', () => {
	const setup = useTriggers(async () => await Callback.open());

	it.each(['phone number', 'app'])(
		'stops when somebody else has the events by the %s, names the address, and changes nothing',
		async (where) => {
			if (where === 'app')
				setup.bench.app.subscription = {
					fields: ['messages', ...groupFields],
					version: 'v25.0',
					callback: { url: setup.other.url, verifyToken: 'secret' },
				};
			else setup.bench.setPhoneCallback(setup.other.url);
			const before = setup.bench.callbacks;
			await expect(setup.add().activate()).rejects.toThrow(
				new RegExp(`already go to another callback: ${setup.other.url}.*Share.*Replace`, 's'),
			);
			expect(setup.bench.callbacks).toEqual(before);
		},
	);

	it('is replaced when the rule says so, and registered again in the end', async () => {
		setup.bench.setPhoneCallback(setup.other.url);
		const trigger = setup.add({ ifOtherCallback: 'replace', otherVerifyToken: 'secret' });
		await trigger.activate();
		expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
		await setup.bench.somebodyAsks();
		expect(setup.other.received).toEqual([]);
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it('of the phone number stops activation at a wider level, which would hear nothing', async () => {
		setup.bench.setPhoneCallback(setup.other.url);
		await expect(setup.add({ registration: 'businessAccount' }).activate()).rejects.toThrow(
			/set for the phone number and overrides/,
		);
		await expect(setup.add({ registration: 'app' }).activate()).rejects.toThrow(
			/set for the phone number and overrides/,
		);
	});

	it('of an app keeps its fields while it shares, and gets address and fields back', async () => {
		setup.bench.app.subscription = {
			callback: { url: setup.other.url, verifyToken: 'secret' },
			fields: ['messages'],
			version: 'v25.0',
		};
		const trigger = setup.add({
			registration: 'app',
			ifOtherCallback: 'share',
			otherVerifyToken: 'secret',
		});
		await trigger.activate();
		expect(setup.bench.callbacks).toMatchObject({
			app: trigger.address,
			appFields: ['messages', 'group_participants_update'],
		});
		await trigger.deactivate();
		expect(setup.bench.callbacks).toMatchObject({ app: setup.other.url, appFields: ['messages'] });
	});

	it('stops activation when it could not be registered again, or is dead', async () => {
		setup.bench.setPhoneCallback(setup.other.url);
		await expect(setup.add({ ifOtherCallback: 'share' }).activate()).rejects.toThrow(
			/another verify token.*Fill in "Other Verify Token"/s,
		);
		setup.bench.setPhoneCallback('http://127.0.0.1:9/hook');
		await expect(setup.add(sharing).activate()).rejects.toThrow(/does not respond.*Replace/s);
		expect(setup.bench.callbacks.phoneNumber).toBe('http://127.0.0.1:9/hook');
	});
});
