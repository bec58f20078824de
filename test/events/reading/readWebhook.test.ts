import {
	concernsGroups,
	readWebhook,
	unknownEvent,
} from '../../../nodes/WhatsAppGroups/events/reading/readWebhook';
import { readAll, readChange } from '../readFixture';

const message = { id: 'wamid.1', from: '1', group_id: 'G', type: 'text', text: { body: 'Hi' } };
const everything = () => true;
const eventsOf = (body: unknown) => readAll(body).map(({ json }) => json);

describe('a webhook', () => {
	it('says whose account and number each change is about', () => {
		const changeOf = (number: string) => ({
			field: 'messages',
			value: { metadata: { phone_number_id: number }, messages: [{ ...message, id: number }] },
		});
		const entry = [
			{ id: '1', changes: [changeOf('11'), changeOf('12')] },
			{ id: '2', changes: [changeOf('21')] },
		];
		const places = eventsOf({ entry }).map(({ businessAccountId, phoneNumberId }) => [
			businessAccountId,
			phoneNumberId,
		]);
		expect(places).toEqual([
			['1', '11'],
			['1', '12'],
			['2', '21'],
		]);
	});

	it('gives with each event the part that it was read from', () => {
		const [read] = readAll({
			entry: [{ changes: [{ field: 'messages', value: { messages: [message] } }] }],
		});
		expect(read?.raw).toEqual(message);
		expect(read?.json).not.toHaveProperty('businessAccountId');
		expect(read?.json).not.toHaveProperty('timestamp');
		const timed = readChange('messages', { messages: [{ ...message, timestamp: '1' }] })[0] ?? {};
		expect(Object.keys(timed).slice(0, 3)).toEqual(['event', 'eventId', 'timestamp']);
	});

	it.each([undefined, null, 7, 'text', true, [], [{ entry: [] }]])(
		'is ignored when it is no object: %j',
		(body) => expect(readWebhook(body, everything)).toEqual([]),
	);

	it.each([{}, { entry: [] }, { entry: 'x' }, { object: 'page' }])(
		'without entries is passed on whole: %j',
		(body) => {
			expect(eventsOf(body)).toEqual([
				{ event: 'unknown', eventId: expect.stringMatching(/^unknown\|\|.{22}$/), raw: body },
			]);
		},
	);

	it.each([[{ id: '1' }], [{ changes: [] }], [{ changes: 'x' }], ['x'], [null]])(
		'passes on whole an entry without changes: %j',
		(entry) => {
			expect(eventsOf({ entry: [entry, entry] })).toMatchObject([
				{ event: 'unknown', raw: entry },
				{ event: 'unknown', raw: entry },
			]);
		},
	);
});

describe('a change that is not understood', () => {
	it('is passed on whole, with its field and number', () => {
		const value = { metadata: { phone_number_id: '5' }, novel: true, constructor: 'x' };
		expect(readChange('novelty', value)).toEqual([
			{
				event: 'unknown',
				eventId: expect.stringMatching(/^unknown\|novelty\|.{22}$/),
				phoneNumberId: '5',
				field: 'novelty',
				raw: { field: 'novelty', value: { metadata: { phone_number_id: '5' }, novel: true } },
			},
		]);
	});

	it('is one too when its field is known, but holds nothing', () => {
		expect(readChange('messages', { metadata: {} })).toMatchObject([
			{ event: 'unknown', field: 'messages', raw: { field: 'messages' } },
		]);
		expect(readChange('messages', { messages: [message] })).toHaveLength(1);
	});

	it('is one too when it is no object, or names no field', () => {
		expect(eventsOf({ entry: [{ changes: ['x'] }] })).toMatchObject([
			{ event: 'unknown', raw: { change: 'x' } },
		]);
		const [nameless] = readChange('', { novel: true });
		expect(nameless).not.toHaveProperty('field');
		expect(nameless?.raw).toMatchObject({ change: { value: { novel: true } } });
		expect(readChange('novelty', {})[0]?.raw).not.toHaveProperty('change');
	});

	it('tells which failures Meta reports in it', () => {
		const errors = [{ code: 130429 }];
		expect(readChange('novelty', { errors })[0]?.errors).toMatchObject(errors);
		expect(
			readChange('group_status_update', { groups: [{ type: 'new', errors }] })[0]?.errors,
		).toMatchObject(errors);
		expect(readChange('novelty', {})[0]).not.toHaveProperty('errors');
	});

	it('has one ID for one content, and another for another', () => {
		const idOf = (value: object) => readChange('novelty', value)[0]?.eventId;
		expect(idOf({ a: 1 })).toBe(idOf({ a: 1 }));
		expect(idOf({ a: 1 })).not.toBe(idOf({ a: 2 }));
	});
});

describe('what nobody wants', () => {
	const wantsOnly = (wanted: string) => (event: string) => event === wanted;
	const joined = { type: 'group_participants_add', added_participants: [{ wa_id: '1' }] };

	it('is not read', () => {
		const read = (field: string, value: object, wanted: string) =>
			readChange(field, value, wantsOnly(wanted)).map(({ event }) => event);
		expect(read('group_participants_update', { groups: [joined] }, 'participant.left')).toEqual([]);
		expect(read('group_participants_update', { groups: [joined] }, 'participant.joined')).toEqual([
			'participant.joined',
		]);
		expect(read('novelty', {}, 'participant.joined')).toEqual([]);
		expect(read('novelty', {}, unknownEvent)).toEqual([unknownEvent]);
		expect(read('messages', {}, 'message.received')).toEqual([]);
		expect(read('messages', { messages: [message] }, 'group.created')).toEqual([]);
	});

	it('is no reason to call the change unknown', () => {
		const value = { groups: [joined] };
		expect(readChange('group_participants_update', value, wantsOnly(unknownEvent))).toEqual([]);
		expect(readChange('messages', { messages: [message] }, wantsOnly(unknownEvent))).toEqual([]);
	});

	it('is nothing of the whole webhook either', () => {
		expect(readWebhook({}, wantsOnly('message.received'))).toEqual([]);
		expect(readWebhook({ entry: ['x'] }, wantsOnly('message.received'))).toEqual([]);
	});
});

it.each([
	['message.received', 'G', true],
	['message.read', undefined, false],
	['group.createFailed', undefined, true],
	['unknown', undefined, true],
	['participant.joined', 'G', true],
])('is about groups or not: %s in %s', (event, groupId, concerns) => {
	expect(concernsGroups({ event, eventId: '1', groupId })).toBe(concerns);
});
