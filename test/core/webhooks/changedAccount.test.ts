import { Callback } from '../../../emulator/callback';
import { useTriggers } from '../../support/useTriggers';

describe('a trigger whose credential was given another number', () => {
	const setup = useTriggers(async () => await Callback.open());
	const second = '106540352242923';

	it('says so when webhooks of the old one come in, once a minute, and starts nothing', async () => {
		const trigger = setup.add();
		await trigger.activate();
		trigger.credentials = { ...trigger.credentials, phoneNumberId: second };
		// The keys stay in memory for a minute.
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
		for (let times = 0; times < 3; times++) await setup.bench.somebodyAsks();
		jest.restoreAllMocks();
		expect(trigger.executions).toEqual([]);
		expect(setup.log.lines).toEqual([
			expect.stringContaining(
				`This workflow was published for ${setup.bench.credentials.phoneNumberId}, but its credential now is for ${second}. Unpublish the workflow and publish it again.`,
			),
		]);
	});

	it('says nothing where the callback is that of all numbers', async () => {
		const trigger = setup.add({ registration: 'app' });
		await trigger.activate();
		trigger.credentials = { ...trigger.credentials, phoneNumberId: second };
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
		await setup.bench.somebodyAsks();
		jest.restoreAllMocks();
		expect(setup.log.lines).toEqual([]);
	});

	it('says nothing as long as the number is the same', async () => {
		const trigger = setup.add({ events: ['group.suspended'] });
		await trigger.activate();
		await setup.bench.somebodyAsks();
		expect(setup.log.lines).toEqual([]);
	});
});
