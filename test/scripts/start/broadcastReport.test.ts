import type { IDataObject } from 'n8n-workflow';
import { toMessageExtras } from '../../../nodes/WhatsAppGroups/groups/messages/groupMessage';
import { readChange, seconds } from '../../events/readFixture';
import fc from '../../support/fastCheck';
import { runCodeNode } from './codeNode';

const [groups, people, failing] = [100, 8, 7];
const numbers = (count: number) => Array.from({ length: count }, (_none, number) => number);
const { biz_opaque_callback_data } = toMessageExtras({ resumeKey: 'monday' });

function receipt(group: number, status: string, more: IDataObject = {}): IDataObject {
	return {
		id: `wamid.${group}`,
		timestamp: seconds,
		recipient_id: `GROUP${group}`,
		recipient_type: 'group',
		status,
		biz_opaque_callback_data,
		...more,
	};
}

const failure = { code: 131047, title: 'Re-engagement message' };
const toAna = (person: number) => ({ recipient_participant_user_id: `US.${person}` });
const regular = { pricing: { type: 'regular', category: 'group_marketing', pricing_model: 'PMP' } };
const free = { pricing: { type: 'free_group_customer_service', category: 'group_service' } };

/** Everybody gets it and half of them read it; one in seven groups fails. */
function receiptsOf(group: number): IDataObject[] {
	if (group % failing === 0) return [receipt(group, 'failed', { errors: [failure] })];
	const price = group % 2 === 0 ? regular : free;
	return [
		receipt(group, 'sent'),
		...numbers(people).map((person) =>
			receipt(group, 'delivered', { ...toAna(person), ...(person > 3 && price) }),
		),
		...numbers(people / 2).map((person) =>
			receipt(group, 'read', { ...toAna(person), ...(person <= 3 && price) }),
		),
	];
}

/** What the data table holds in the end: the receipts come in batches, each row by its name. */
function keep(statuses: readonly IDataObject[]): IDataObject[] {
	const table = new Map<unknown, IDataObject>();
	for (let from = 0; from < statuses.length; from += 50) {
		const batch = statuses.slice(from, from + 50);
		const events = readChange('messages', { statuses: batch }) as unknown as IDataObject[];
		for (const row of runCodeNode('broadcast-report', 'Rows', events)) table.set(row.receipt, row);
	}
	return [...table.values()];
}

const expected = numbers(groups)
	.map((group) => {
		const isFailed = group % failing === 0;
		const category = group % 2 === 0 ? { group_marketing: people } : {};
		return {
			broadcast: 'monday',
			groupId: `GROUP${group}`,
			sent: isFailed ? 0 : 1,
			deliveredTo: isFailed ? 0 : people,
			readBy: isFailed ? 0 : people / 2,
			failed: isFailed ? 1 : 0,
			reasons: isFailed ? ['Re-engagement message'] : [],
			billed: isFailed ? {} : category,
		};
	})
	.sort((a, b) => a.groupId.localeCompare(b.groupId));

it('the report of 100 groups of 8 people is complete, however often and in whichever order receipts come', () => {
	const once = numbers(groups).flatMap(receiptsOf);
	const disturbed = fc.shuffledSubarray([...once, ...once, ...once.slice(0, 400)], {
		minLength: 2 * once.length + 400,
	});
	const [statuses = []] = fc.sample(disturbed, { seed: 4711, numRuns: 1 });
	const report = runCodeNode('broadcast-report', 'Report', keep(statuses));
	expect(report.sort((a, b) => String(a.groupId).localeCompare(String(b.groupId)))).toEqual(
		expected,
	);
});

it('knows that a message which was read was delivered, though that receipt never came', () => {
	const table = keep([
		receipt(1, 'read', toAna(1)),
		receipt(2, 'sent', { biz_opaque_callback_data: 'x' }),
	]);
	expect(runCodeNode('broadcast-report', 'Report', table)).toEqual([
		expect.objectContaining({ groupId: 'GROUP1', sent: 1, deliveredTo: 1, readBy: 1 }),
	]);
});

it('says who of the invited has joined, by phone number or user ID', () => {
	const inside = [{ waId: '16505551234' }, { userId: 'US.1' }];
	const invited = [
		{ groupId: 'G', to: '+1 650 555 1234', messageId: 'wamid.1' },
		{ groupId: 'G', to: 'US.1', userId: 'US.1', messageId: 'wamid.2' },
		{ groupId: 'G', to: '+16505555678', skipped: true },
		{ error: { groupId: 'G', to: '+16505559999' } },
	];
	const said = runCodeNode('invite-and-see', 'Who has joined', inside, { 'Invite them': invited });
	expect(said.map(({ isInvited, hasJoined }) => [isInvited, hasJoined])).toEqual([
		[true, true],
		[true, true],
		[true, false],
		[false, false],
	]);
});
