import { readWebhook } from '../../nodes/WhatsAppGroups/events/reading/readWebhook';

const number = { metadata: { phone_number_id: '106540352242922' } };
const idsOf = (field: string, ...groups: object[]) =>
	readWebhook(
		{ entry: [{ id: '1', changes: [{ field, value: { ...number, groups } }] }] },
		() => true,
	).map(({ json }) => json.eventId);

describe('a join request', () => {
	const request = (type: string, timestamp: string | number) => ({
		type,
		group_id: 'G',
		join_request_id: 'MTY0NjcwNDM1OTU6MTIwMzYzNDA0Njk0MjMzODIw',
		wa_id: '16467043595',
		timestamp,
	});

	it.each(['group_join_request_created', 'group_join_request_revoked'])(
		'has the same ID when the person asks again, and is another event (%s)',
		(type) => {
			const ask = (timestamp: string | number) =>
				idsOf('group_participants_update', request(type, timestamp))[0];
			expect(ask('1750201000')).not.toBe(ask('1750101000'));
			expect(ask(1750101000)).toBe(ask('1750101000'));
		},
	);
});

describe('a change of settings', () => {
	const report = (part: object, timestamp = '1750101000') =>
		idsOf('group_settings_update', {
			type: 'group_settings_update',
			group_id: 'G',
			request_id: 'R',
			timestamp,
			...part,
		})[0];
	const subject = { group_subject: { text: 'New', update_successful: true } };
	const picture = { profile_picture: { update_successful: true } };

	it('is reported part by part under one request, each part once', () => {
		expect(report(picture)).not.toBe(report(subject));
		expect(report(subject, '1750101009')).not.toBe(report(subject));
		expect(report(subject)).toBe(report(subject));
	});
});
