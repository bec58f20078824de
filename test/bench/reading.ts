import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWebhook } from '../../nodes/WhatsAppGroups/events/reading/readWebhook';
import { round } from './broadcast';

const fixtures = join(__dirname, '..', 'fixtures');
const warmUpMs = 300;

/** Events per second that come out of the documented webhooks, one after the other, on one core. */
export function measureReading(seconds: number): { eventsPerSecond: number } {
	const bodies = readdirSync(fixtures)
		.filter((file) => file.startsWith('webhook.'))
		.map((file) => JSON.parse(readFileSync(join(fixtures, file), 'utf8')) as unknown);
	readFor(warmUpMs, bodies);
	const { events, ms } = readFor(seconds * 1_000, bodies);
	return { eventsPerSecond: round((events / ms) * 1_000, 0) };
}

function readFor(ms: number, bodies: unknown[]): { events: number; ms: number } {
	const startMs = performance.now();
	let events = 0;
	while (performance.now() - startMs < ms)
		for (const body of bodies) events += readWebhook(body, () => true).length;
	return { events, ms: performance.now() - startMs };
}
