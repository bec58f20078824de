import { Pattern } from '../../../nodes/WhatsAppGroups/core/patterns/pattern';
import { Callback } from '../../../emulator/callback';
import { useTriggers } from '../../support/useTriggers';
import { phoneNumberId } from '../../support/triggerBench';
import { loadFixture } from '../../events/readFixture';

const other = '106540352242999';
/** Stands for what names no number. */
const business = 'the business';
const ofNumber = (id: string) => ({ metadata: { phone_number_id: id }, news: true });

describe('the numbers whose events start a workflow', () => {
	const setup = useTriggers(async () => await Callback.open());

	async function hearFrom(
		values: object[],
		parameters: Record<string, string>,
	): Promise<unknown[]> {
		const trigger = setup.add({ events: ['unknown'], ...parameters });
		await trigger.activate();
		for (const value of values)
			await setup.bench.send({
				object: 'whatsapp_business_account',
				entry: [{ id: '1', changes: [{ field: 'novel', value }] }],
			});
		return trigger.heard.map((json) => json.phoneNumberId ?? business);
	}

	const ofTheBusiness = { event: 'ACCOUNT_UPDATE' };
	const all = [ofNumber(phoneNumberId), ofNumber(other), ofTheBusiness];

	it.each<[string, Record<string, string>, string[]]>([
		['that of the credential', {}, [phoneNumberId, business]],
		['any', { accounts: 'any' }, [phoneNumberId, other, business]],
		['selected ones', { accounts: 'selected', accountIds: `1, ${other}` }, [other, business]],
	])('are %s; what is about the whole business always starts one', async (_which, given, heard) => {
		expect(await hearFrom(all, given)).toEqual(heard);
	});
});

describe('a pattern for texts that strangers write', () => {
	const setup = useTriggers(async () => await Callback.open());
	const measure = jest.spyOn(Pattern.prototype, 'test');
	beforeEach(() => measure.mockClear());

	const say = async (body: string, id: string) => {
		const webhook = JSON.stringify(loadFixture('webhook.messages.text'));
		const [, text = ''] = /"body":"([^"]*)"/.exec(webhook) ?? [];
		const [, wamid = ''] = /"id":"(wamid[^"]*)"/.exec(webhook) ?? [];
		const changed = webhook.replace(text, body).replace(wamid, id);
		await setup.bench.send(JSON.parse(changed) as object);
	};

	it.each([
		['^(\\w+\\s?)+$', `${'a'.repeat(40)}!`],
		['^(\\w+\\s?)+$', `${'a'.repeat(4_000)}!`],
		['\\bhelp\\b.*\\bnow\\b.*\\bplease\\b.*!{3}', 'help now please '.repeat(250)],
	])('%s is answered on what JavaScript would take hours for', async (textMatches, body) => {
		const trigger = setup.add({ events: ['message.received'], filters: { textMatches } });
		await trigger.activate();
		await say(body, 'wamid.attack');
		expect(trigger.heard).toEqual([]);
		await say(textMatches.startsWith('^') ? 'all is well' : `${body}!!!`, 'wamid.good');
		expect(trigger.heard).toHaveLength(1);
	});

	it('is not tried again when a webhook is repeated', async () => {
		const filters = { textMatches: 'well$' };
		const trigger = setup.add({ events: ['message.received'], filters });
		await trigger.activate();
		for (let times = 0; times < 3; times++) await say('all is well', 'wamid.same');
		expect([trigger.heard.length, measure.mock.calls.length]).toEqual([1, 1]);
	});

	it('is tried again after an execution that could not be created', async () => {
		const filters = { textMatches: 'well$' };
		const trigger = setup.add({ events: ['message.received'], filters });
		await trigger.activate();
		trigger.failsToStart = true;
		await say('all is well', 'wamid.same');
		trigger.failsToStart = false;
		await say('all is well', 'wamid.same');
		expect(trigger.heard).toHaveLength(1);
		expect(measure.mock.calls.length).toBeGreaterThan(1);
	});
});
