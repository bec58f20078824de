import { FakeTrigger, told } from './fakeTrigger';

const headers = { secret: 's1' };
const elsewhere = (trigger: FakeTrigger, ...events: object[]) =>
	trigger.receive({ headers, body: JSON.stringify({ elsewhere: 'They go elsewhere.', events }) });

it('the log says that events go elsewhere, once a minute', async () => {
	const trigger = new FakeTrigger();
	for (let times = 0; times < 3; times += 1)
		expect(await elsewhere(trigger)).toMatchObject({ status: 200 });
	expect(trigger.log).toEqual(['Trigger: They go elsewhere.']);
	expect(trigger.logged).toEqual([{ workflowId: 'w' }]);
	const later = Date.now() + 60_000;
	jest.spyOn(Date, 'now').mockReturnValue(later);
	await elsewhere(trigger);
	jest.restoreAllMocks();
	expect(trigger.log).toHaveLength(2);
});

it('the log says nothing where they start the workflow all the same, or do not go elsewhere', async () => {
	const trigger = new FakeTrigger();
	await elsewhere(trigger, told('a'));
	await trigger.hear({ ...told('b'), event: 'other' });
	expect(trigger.log).toEqual([]);
});

it('nobody makes the log say so without the secret', async () => {
	const trigger = new FakeTrigger();
	await trigger.receive({ body: JSON.stringify({ elsewhere: 'Or so they say' }) });
	expect(trigger.log.join()).not.toContain('Or so they say');
});
