import type { IDataObject } from 'n8n-workflow';
import { toMessageExtras } from '../../../nodes/WhatsAppGroups/groups/messages/groupMessage';
import { iso, readChange, seconds } from '../readFixture';

const inGroup = { id: 'wamid.1', timestamp: seconds, recipient_id: 'G', recipient_type: 'group' };

function read(status: IDataObject, contacts?: unknown): IDataObject {
	const [event, ...others] = readChange('messages', { statuses: [status], contacts });
	expect(others).toEqual([]);
	return event ?? {};
}

const pricing = { billable: 'true', pricing_model: 'PMP', type: 'regular', category: 'marketing' };
const price = { billable: true, model: 'PMP', type: 'regular', category: 'marketing' };

it('says everything that is known of a receipt', () => {
	const status = {
		...inGroup,
		status: 'read',
		recipient_participant_id: '16505551234',
		recipient_participant_user_id: 'US.1',
		recipient_participant_parent_user_id: 'US.ENT.1',
		conversation: { id: 'C' },
		pricing,
		biz_opaque_callback_data: 'order-1',
		errors: [{ code: 131026 }],
	};
	expect(read(status)).toEqual({
		event: 'message.read',
		eventId: 'message.read|wamid.1|US.1',
		timestamp: iso,
		groupId: 'G',
		participant: { id: 'US.1', waId: '16505551234', userId: 'US.1', parentUserId: 'US.ENT.1' },
		message: { id: 'wamid.1' },
		status: 'read',
		pricing: price,
		conversationId: 'C',
		callbackData: 'order-1',
		errors: [expect.objectContaining({ code: 131026 })],
	});
});

it.each([
	['the name of a broadcast', { resumeKey: 'monday' }, { broadcast: 'monday' }],
	[
		"a name, and the user's own data beside it",
		{ broadcast: 'monday', callbackData: 'order-1' },
		{ broadcast: 'monday', callbackData: 'order-1' },
	],
])('brings back %s', (_what, options, carried) => {
	const biz_opaque_callback_data = toMessageExtras(options).biz_opaque_callback_data;
	expect(read({ ...inGroup, status: 'sent', biz_opaque_callback_data })).toMatchObject(carried);
});

it('is one for the whole group when nobody is named', () => {
	expect(read({ ...inGroup, status: 'sent' })).toEqual({
		event: 'message.sent',
		eventId: 'message.sent|wamid.1|',
		timestamp: iso,
		groupId: 'G',
		message: { id: 'wamid.1' },
		status: 'sent',
	});
});

it.each(['sent', 'delivered', 'read', 'played', 'failed'])('is known as %s', (status) => {
	expect(read({ ...inGroup, status })).toMatchObject({ event: `message.${status}`, status });
});

it.each([
	{ ...inGroup, status: 'lost' },
	{ ...inGroup, status: 'toString' },
	inGroup,
	{ ...inGroup, status: 'read', id: '' },
])('is passed on whole when it is not understood: %j', (status) => {
	expect(read(status)).toMatchObject({ event: 'unknown', field: 'messages', raw: status });
});

it('names the participant also where the words of the key are swapped', () => {
	const swapped = { ...inGroup, status: 'read', participant_recipient_id: '1' };
	expect(read(swapped).participant).toEqual({ id: '1', waId: '1' });
	expect(read({ ...swapped, recipient_participant_id: '2' }).participant).toEqual({
		id: '2',
		waId: '2',
	});
});

it('takes from the contacts what it does not say of the participant itself', () => {
	const status = { ...inGroup, status: 'read', recipient_participant_id: '1' };
	const contacts = [{ wa_id: '1', user_id: 'US.1', profile: { name: 'Ana', username: 'ana_m' } }];
	expect(read(status, contacts).participant).toEqual({
		id: 'US.1',
		waId: '1',
		userId: 'US.1',
		username: 'ana_m',
		name: 'Ana',
	});
	expect(read({ ...inGroup, status: 'sent' }, contacts)).not.toHaveProperty('participant');
});

describe('its price', () => {
	const pricingOf = (status: IDataObject) =>
		read({ ...inGroup, status: 'read', ...status }).pricing;

	it('stands in the receipt, or up to v23 in the conversation', () => {
		expect(pricingOf({ pricing })).toEqual(price);
		expect(pricingOf({ conversation: { pricing } })).toEqual(price);
		expect(pricingOf({ pricing, conversation: { pricing: { type: 'other' } } })).toEqual(price);
	});

	it.each([undefined, null, 'PMP', 7])('is left out when it is none: %s', (given) => {
		expect(pricingOf({ pricing: given })).toBeUndefined();
		expect(pricingOf({ conversation: { pricing: given } as never })).toBeUndefined();
	});
});

describe('its group', () => {
	const groupOf = (status: IDataObject) =>
		read({ id: 'wamid.1', recipient_id: 'G', status: 'read', ...status }).groupId;

	it.each<[string, IDataObject, string | undefined]>([
		['the recipient is one', { recipient_type: 'group' }, 'G'],
		['a participant is named beside the recipient', { recipient_participant_id: '1' }, 'G'],
		['the group is named beside the recipient', { group_id: 'H' }, 'G'],
		['only the group is named', { recipient_id: undefined, group_id: 'H' }, 'H'],
		['the recipient is a person', { recipient_type: 'individual', group_id: 'H' }, undefined],
		['nothing says so', {}, undefined],
	])('is known when %s', (_when, status, group) => {
		expect(groupOf(status)).toBe(group);
	});
});

it('is not read when nobody wants it', () => {
	const statuses = [
		{ ...inGroup, status: 'read' },
		{ ...inGroup, status: 'sent' },
	];
	const events = readChange('messages', { statuses }, (event) => event === 'message.sent');
	expect(events.map(({ event }) => event)).toEqual(['message.sent']);
});
