import type { IDataObject } from 'n8n-workflow';
import { contact, groupId, person, second } from './cast';

const id = 'wamid.Sample1';
const written = {
	from: person.wa_id,
	from_user_id: person.user_id,
	group_id: groupId,
	timestamp: second,
};
const text = {
	...written,
	id: 'wamid.Sample2',
	type: 'text',
	text: { body: 'Where is my order?' },
	context: { from: '15550783881', id },
};
const image = {
	...written,
	id: 'wamid.Sample3',
	type: 'image',
	image: {
		id: '1234567890',
		mime_type: 'image/jpeg',
		sha256: 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=',
		caption: 'This is what came',
	},
};
const unsupported = {
	...written,
	id: 'wamid.Sample4',
	type: 'unsupported',
	errors: [
		{
			code: 131051,
			title: 'Message type unknown',
			message: 'Message type unknown',
			error_data: { details: 'Message type is currently not supported.' },
		},
	],
};
const changed = {
	from: '14155550199',
	id: 'wamid.Sample5',
	timestamp: second,
	type: 'system',
	system: {
		body: 'Ana changed from 14155550199 to 14155550101',
		wa_id: person.wa_id,
		type: 'user_changed_number',
	},
};
const receipt = (status: string, more: IDataObject = {}): IDataObject => ({
	statuses: [
		{
			id,
			status,
			timestamp: second,
			recipient_id: groupId,
			recipient_type: 'group',
			...(status !== 'sent' && status !== 'failed' && { recipient_participant_id: person.wa_id }),
			...more,
		},
	],
	contacts: [contact],
});
const pricing = {
	billable: false,
	pricing_model: 'PMP',
	type: 'free_group_customer_service',
	category: 'group_service',
};
const messages = (...list: IDataObject[]): IDataObject => ({
	messages: list,
	contacts: [contact],
});

/** What WhatsApp tells of messages, by event. */
export const ofMessages: Readonly<Record<string, IDataObject>> = {
	'message.received': messages(text, image),
	'message.unsupported': messages(unsupported),
	'participant.idChanged': messages(changed),
	'message.sent': receipt('sent', { pricing }),
	'message.delivered': receipt('delivered', { pricing }),
	'message.read': receipt('read', { pricing }),
	'message.played': receipt('played'),
	'message.failed': receipt('failed', {
		errors: [
			{
				code: 131020,
				title: 'Bad Group',
				message: 'Bad Group',
				error_data: { details: 'Cannot send messages to single member groups.' },
			},
		],
	}),
};
