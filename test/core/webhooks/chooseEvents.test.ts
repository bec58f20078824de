import { Callback } from '../../../emulator/callback';
import { useTriggers } from '../../support/useTriggers';
import { phoneNumberId } from '../../support/triggerBench';

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
