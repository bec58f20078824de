import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadFixture, readFixture } from '../../events/readFixture';
import type { EventCase } from './eventCase';

const fixtures = readdirSync(path.join(__dirname, '../../fixtures'))
	.filter((name) => name.startsWith('webhook.'))
	.map((name) => name.replace(/\.json$/, ''));

/**
 * The case of an event that has none of its own: its documented webhook, sent as it stands. One
 * that the emulator can bring about is better served by a case of its own.
 */
export function toDerivedCase(event: string): EventCase {
	const fixture = fixtures.find((name) => {
		const events = readFixture(name);
		return events.length === 1 && events[0]?.event === event;
	});
	if (fixture === undefined)
		throw new Error(
			`No webhook of the event "${event}" is documented: write one to test/fixtures/webhook.<name>.json`,
		);
	return {
		event,
		cause: async (control) => {
			await control.post('/webhooks/send', { body: loadFixture(fixture) });
			const { eventId: _eventId, ...facts } = readFixture(fixture)[0] ?? {};
			return facts;
		},
	};
}
