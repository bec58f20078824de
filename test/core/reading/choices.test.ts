import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import { operation as approve } from '../../../nodes/WhatsAppGroups/operations/joinRequest/approve';
import { operation as get } from '../../../nodes/WhatsAppGroups/operations/group/get';
import { operation as getMessaging } from '../../../nodes/WhatsAppGroups/operations/analytics/getMessaging';
import { operation as getPricing } from '../../../nodes/WhatsAppGroups/operations/analytics/getPricing';
import { operation as sendMedia } from '../../../nodes/WhatsAppGroups/operations/message/sendMedia';
import { operation as sendText } from '../../../nodes/WhatsAppGroups/operations/message/sendText';
import { valuesOf } from '../../support/requestOf';

const text = { groupId: 'G', text: 'Hi' };
const optionsOf = (operation: Operation, given: IDataObject) => valuesOf(operation, given).options;

describe('a choice', () => {
	it.each([
		[sendMedia, 'mediaType', 'Image', 'image'],
		[sendMedia, 'mediaType', ' AUDIO ', 'audio'],
		[sendMedia, 'mediaSource', 'media id', 'id'],
		[sendText, 'sendTo', 'Several groups', 'groups'],
		[getMessaging, 'granularity', 'half hour', 'HALF_HOUR'],
	] as const)('%#: %s is found by its label', (operation, name, given, value) => {
		const others = { ...text, groupIds: 'G', mediaId: '7' };
		expect(valuesOf(operation, { ...others, [name]: given })[name]).toBe(value);
	});

	it.each([
		[
			sendMedia,
			'mediaSource',
			'url',
			'File Source is "url", but it must be one of these: Input Data',
		],
		[sendText, 'sendTo', 'several', 'Send To is "several", but it must be one of these: One Group'],
		[
			approve,
			'joinRequests',
			'all',
			'Join Requests is "all", but it must be one of these: All Pending',
		],
		[
			getMessaging,
			'granularity',
			'WEEK',
			'Granularity is "WEEK", but it must be one of these: Day',
		],
	] as const)('%#: %s is refused otherwise', (operation, name, given, message) => {
		expect(() => valuesOf(operation, { ...text, [name]: given })).toThrow(message);
	});

	it.each([
		[get, 'fields', 'subject, participants', ['subject', 'participants']],
		[get, 'fields', 'Participant Count', ['total_participant_count']],
		[getMessaging, 'productTypes', 103, [103]],
		[getMessaging, 'productTypes', '101,102', [101, 102]],
		[getPricing, 'metrics', 'COST', ['COST']],
		[getPricing, 'metrics', '["cost","Volume","COST"]', ['COST', 'VOLUME']],
		[getPricing, 'dimensions', ['Phone Number'], ['PHONE']],
	] as const)('%#: of %s several are found', (operation, name, given, chosen) => {
		expect(
			optionsOf(operation, { groupId: 'G', options: { [name]: given } as IDataObject }),
		).toEqual({
			[name]: chosen,
		});
	});

	it('is refused among several', () => {
		const options = { metrics: ['COST', 'price'] };
		expect(() => valuesOf(getPricing, { options })).toThrow(
			'Metrics is "price", but it must be one of these: Cost, Volume',
		);
	});
});

describe('a list', () => {
	it.each([
		[[{ groupId: 'A' }, { id: 'B' }]],
		['["A","B"]'],
		['A\nB\n'],
		['[{"groupId":"A"},{"groupId":"B"}]'],
		[[{ json: { groupId: 'A' } }, ' B ', 'A']],
	])('of groups %j has two', (groupIds) => {
		const given = { ...text, sendTo: 'groups', groupIds } as unknown as IDataObject;
		expect(valuesOf(sendText, given).groupIds).toEqual(['A', 'B']);
	});

	it('without an ID in one of its entries is refused', () => {
		const joinRequestIds = [{ joinRequestId: 'A' }, { name: 'Ana' }];
		expect(() =>
			valuesOf(approve, { groupId: 'G', joinRequests: 'selected', joinRequestIds }),
		).toThrow('Join Request IDs has an object ({"name":"Ana"}), without a join request ID in it');
	});
});
