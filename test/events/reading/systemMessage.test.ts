import type { IDataObject } from 'n8n-workflow';
import {
	concernsGroups,
	readWebhook,
} from '../../../nodes/WhatsAppGroups/events/reading/readWebhook';

const sent = { id: 'wamid.1', timestamp: '1750101000', type: 'system', from: '16505551234' };

function read(message: IDataObject): IDataObject[] {
	const metadata = { display_phone_number: '+1 555-078-3881', phone_number_id: '1' };
	const changes = [{ field: 'messages', value: { metadata, messages: [message] } }];
	return readWebhook({ entry: [{ id: '1', changes }] }, () => true)
		.map(({ json }) => json)
		.filter(concernsGroups);
}

it('somebody with another number has another ID, and the one before is there to find them by', () => {
	const system = {
		type: 'user_changed_number',
		wa_id: '12195555358',
		user_id: 'US.2',
		previous_user_id: 'US.1',
		previous_parent_user_id: 'US.ENT.1',
	};
	expect(read({ ...sent, system })).toEqual([
		{
			event: 'participant.idChanged',
			eventId: 'participant.idChanged|wamid.1',
			timestamp: '2025-06-16T19:10:00.000Z',
			phoneNumberId: '1',
			businessAccountId: '1',
			changed: 'phoneNumber',
			participant: { id: 'US.2', waId: '12195555358', userId: 'US.2' },
			previousParticipant: {
				id: 'US.1',
				waId: '16505551234',
				userId: 'US.1',
				parentUserId: 'US.ENT.1',
			},
		},
	]);
});

it('somebody with another user ID keeps the number, where it is known', () => {
	const system = { type: 'user_changed_user_id', user_id: 'US.2', previous_user_id: 'US.1' };
	expect(read({ ...sent, from: undefined, system })).toMatchObject([
		{
			changed: 'userId',
			participant: { id: 'US.2', userId: 'US.2' },
			previousParticipant: { id: 'US.1', userId: 'US.1' },
		},
	]);
	expect(read({ ...sent, system })).toMatchObject([{ participant: { waId: '16505551234' } }]);
});

it.each([{ type: 'user_identity_changed' }, { type: 'toString' }, {}, null])(
	"whatever else is told in a chat with one person is nobody's business here: %j",
	(system) => {
		expect(read({ ...sent, system })).toEqual([]);
		expect(read({ ...sent, system, group_id: 'G' })).toMatchObject([{ event: 'unknown' }]);
	},
);

describe('a reply', () => {
	const replyTo = (context: IDataObject) =>
		(
			read({ ...sent, group_id: 'G', type: 'text', text: { body: 'Hi' }, context })[0]
				?.message as IDataObject
		)?.replyTo;

	it.each([
		[{ id: 'w', from: '15550783881' }, true],
		[{ id: 'w', from: '+1 555 0783881' }, true],
		[{ id: 'w', from: '16505551234' }, false],
		[{ id: 'w', from_user_id: 'US.1' }, false],
		[{ id: 'w' }, undefined],
	])('says whether it is to one of our messages: %j is %s', (context, isOurs) => {
		expect(replyTo(context)).toMatchObject({ messageId: 'w' });
		expect((replyTo(context) as IDataObject).isOurs).toBe(isOurs);
	});
});

it('a user ID in the place of the number is shown as what it is', () => {
	const contacts = [{ wa_id: 'US.1', profile: { name: 'Ana' } }];
	const message = { ...sent, from: 'US.1', group_id: 'G', type: 'text', text: { body: 'Hi' } };
	const value = { contacts, messages: [message] };
	const [first] = readWebhook({ entry: [{ changes: [{ field: 'messages', value }] }] }, () => true);
	expect(first?.json.participant).toEqual({ id: 'US.1', userId: 'US.1', name: 'Ana' });
});
