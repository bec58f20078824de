import { readdirSync } from 'node:fs';
import path from 'node:path';
import { groupId, readFixture } from './readFixture';
import { expectations, oneToOne } from './expectations';

const fixtures = readdirSync(path.join(__dirname, '..', 'fixtures'))
	.filter((name) => name.startsWith('webhook.'))
	.map((name) => name.replace(/\.json$/, ''));

/** Fixtures about one-to-one messages, or about no group at all. */
const withoutGroup = new Set([
	...oneToOne,
	'webhook.errors',
	'webhook.lifecycle.create_fail.no_group_id',
	'webhook.messages.system_user_changed_number',
	'webhook.messages.system_user_changed_user_id',
	'webhook.template_status_update',
	'webhook.user_id_update',
]);

describe('every documented webhook', () => {
	it('has its expected events', () => {
		expect(Object.keys(expectations).sort()).toEqual([...fixtures].sort());
	});

	it.each(fixtures)('%s', (fixture) => {
		const events = readFixture(fixture);
		expect(events).toEqual(
			(expectations[fixture] ?? []).map((expected) => expect.objectContaining(expected)),
		);
		expect(
			events.every((event) => event.groupId === (withoutGroup.has(fixture) ? undefined : groupId)),
		).toBe(true);
	});

	it.each(fixtures)(
		'%s gives the same event IDs when it is repeated, and no two alike',
		(fixture) => {
			const ids = readFixture(fixture).map(({ eventId }) => eventId);
			expect(readFixture(fixture).map(({ eventId }) => eventId)).toEqual(ids);
			expect(new Set(ids).size).toBe(ids.length);
		},
	);

	it('says of every event whose number it is about and when it happened', () => {
		const events = fixtures.filter((name) => !withoutGroup.has(name)).flatMap(readFixture);
		for (const { timestamp, phoneNumberId, businessAccountId } of events) {
			expect(timestamp).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
			expect(phoneNumberId).toMatch(/^10654035224292[23]$/);
			expect(businessAccountId).toMatch(/^10229012934039[89]$/);
		}
	});
});
