import { FakeTrigger } from './fakeTrigger';

const notChosen = { event: 'news.unknown', eventId: 'a' };
const warning =
	'Trigger: This workflow was published for 1, but its credential now is for 2. Unpublish the workflow and publish it again.';

/** Published for one account, with another one in its credential now. */
function changedTrigger(parameters = {}): FakeTrigger {
	const trigger = new FakeTrigger(parameters);
	trigger.publishedFor('1');
	trigger.account = '2';
	return trigger;
}

afterEach(() => jest.useRealTimers());

it('says once a minute that the account of the credential is another one', async () => {
	jest.useFakeTimers({ doNotFake: ['setImmediate', 'setTimeout'] });
	const trigger = changedTrigger();
	for (let times = 0; times < 3; times++) await trigger.hear(notChosen);
	expect(trigger.log).toEqual([warning]);
	expect(trigger.logged).toEqual([{ workflowId: 'w' }]);
	jest.setSystemTime(Date.now() + 59_999);
	await trigger.hear(notChosen);
	expect(trigger.log).toEqual([warning]);
	jest.setSystemTime(Date.now() + 1);
	await trigger.hear(notChosen);
	expect(trigger.log).toEqual([warning, warning]);
});

it('says it for each trigger, also for one that selects accounts', async () => {
	const [one, other] = [changedTrigger(), changedTrigger({ accounts: 'selected' })];
	for (const trigger of [one, other]) await trigger.hear(notChosen);
	expect([one.log, other.log]).toEqual([[warning], [warning]]);
});

it.each<[string, (trigger: FakeTrigger) => void]>([
	['the account is the same', (trigger) => (trigger.account = '1')],
	['the credential has none', (trigger) => (trigger.account = '')],
	['events of any account are wanted', (trigger) => (trigger.parameters.accounts = 'any')],
	['its callback was saved without it', (trigger) => trigger.isInFrontOf('https://crm.example')],
	['it is not known for which it was published', (trigger) => (trigger.staticData = {})],
])('says nothing where %s', async (_case, change) => {
	const trigger = changedTrigger();
	change(trigger);
	await trigger.hear(notChosen);
	expect(trigger.log).toEqual([]);
});

it('says nothing as long as webhooks start the workflow', async () => {
	const trigger = changedTrigger();
	await trigger.hear({ event: 'news.told', eventId: 'a', account: '2' });
	expect([trigger.heard, trigger.log]).toEqual([[['a']], []]);
});
