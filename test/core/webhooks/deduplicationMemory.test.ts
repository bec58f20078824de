import type { IDataObject } from 'n8n-workflow';
import {
	Deduplication,
	openDeduplication,
} from '../../../nodes/WhatsAppGroups/core/webhooks/deduplication';

const rare = (eventId: string) => ({ eventId, isFrequent: false });
const frequent = (eventId: string) => ({ eventId, isFrequent: true });
const namesOf = (events: ReadonlyArray<{ eventId: string }>) =>
	events.map(({ eventId }) => eventId);

let deduplication: Deduplication;
let saved: IDataObject;
beforeEach(() => {
	deduplication = new Deduplication();
	saved = {};
});

/** What another process takes for new that reads what was saved. */
const newToOthers = (...events: ReturnType<typeof rare>[]) =>
	namesOf(new Deduplication().takeNew(events, { ...saved }));

it('each kind is saved under the name that running installations have', () => {
	deduplication.takeNew([rare('a'), frequent('b'), frequent('c')], saved);
	expect(saved).toEqual({
		seen: expect.stringMatching(/^[\w-]{8}$/) as string,
		seenFrequent: expect.stringMatching(/^[\w-]{16}$/) as string,
	});
});

it('nothing is saved where nothing is new', () => {
	deduplication.takeNew([rare('a')], saved);
	const before = { ...saved };
	expect(deduplication.takeNew([rare('a')], saved)).toEqual([]);
	expect(deduplication.takeNew([], saved)).toEqual([]);
	expect(saved).toEqual(before);
	expect(saved).not.toHaveProperty('seenFrequent');
});

it('an event is new only once, as one of its kind', () => {
	expect(namesOf(deduplication.takeNew([rare('a'), rare('b'), rare('a')], saved))).toEqual([
		'a',
		'b',
	]);
	expect(deduplication.takeNew([rare('b'), frequent('a')], saved)).toEqual([frequent('a')]);
});

it('what was saved is known, whatever else lies there', () => {
	deduplication.takeNew([rare('a')], saved);
	expect(newToOthers(rare('a'), frequent('a'))).toEqual(['a']);
	saved.seenFrequent = 7;
	expect(newToOthers(frequent('a'))).toEqual(['a']);
});

it.each([rare, frequent])('what has failed is new again, and what was kept is not', (toEvent) => {
	const [kept, failed] = [toEvent('kept'), toEvent('failed')];
	deduplication.keep(deduplication.takeNew([kept], saved));
	deduplication.forget(deduplication.takeNew([failed], saved));
	expect(deduplication.takeNew([kept, failed], saved)).toEqual([failed]);
});

describe('an event that n8n has not answered yet', () => {
	it.each([rare, frequent])(
		'is waited for, and no longer than until it is kept',
		async (toEvent) => {
			const events = deduplication.takeNew([toEvent('a')], saved);
			const waiting = deduplication.beingAnswered([toEvent('other'), toEvent('a')]);
			expect(waiting).toBeInstanceOf(Promise);
			expect(deduplication.beingAnswered([toEvent('other')])).toBeUndefined();
			deduplication.keep(events);
			expect(await waiting).toBe(true);
			expect(deduplication.beingAnswered([toEvent('a')])).toBeUndefined();
		},
	);

	it('is waited for no longer than until it has failed', async () => {
		const events = deduplication.takeNew([rare('a')], saved);
		const waiting = deduplication.beingAnswered([rare('a')]);
		deduplication.forget(events);
		expect(await waiting).toBe(true);
		expect(deduplication.beingAnswered([rare('a')])).toBeUndefined();
	});

	it('is saved with the others of its webhook, and not with those of another', () => {
		deduplication.takeNew([rare('a'), rare('b')], {});
		const own = deduplication.takeNew([rare('c'), rare('d')], saved);
		expect(newToOthers(rare('a'), rare('b'), rare('c'), rare('d'))).toEqual(['a', 'b']);
		saved = {};
		deduplication.save(saved, own);
		expect(newToOthers(rare('a'), rare('b'), rare('c'), rare('d'))).toEqual(['a', 'b']);
		expect(saved.seenFrequent).toBe('');
	});
});

it('all that was answered is saved, for whatever webhook', () => {
	deduplication.keep(deduplication.takeNew([rare('a'), frequent('b')], {}));
	deduplication.save(saved, []);
	expect(newToOthers(rare('a'), frequent('b'))).toEqual([]);
});

it('what another process saved over ours is saved again, and of its kind only', () => {
	deduplication.keep(deduplication.takeNew([rare('a')], {}));
	new Deduplication().takeNew([rare('b')], saved);
	expect(deduplication.takeNew([], saved)).toEqual([]);
	expect(newToOthers(rare('a'), rare('b'))).toEqual([]);
	expect(saved).not.toHaveProperty('seenFrequent');
});

it('each trigger has its own, which stays', () => {
	const own = openDeduplication('one');
	expect(openDeduplication('one')).toBe(own);
	expect(openDeduplication('other')).not.toBe(own);
});

describe('events that are held back', () => {
	const isHeld = ({ eventId }: { eventId: string }) => eventId.startsWith('held');
	const held = rare('held');

	it('are saved by whoever starts them, and not before', () => {
		deduplication.takeNew([held, rare('a')], saved, isHeld);
		expect(newToOthers(held, rare('a'))).toEqual(['held']);
		deduplication.takeNew([rare('b')], saved);
		expect(newToOthers(held, rare('b'))).toEqual(['held']);
		deduplication.keep([rare('a'), rare('b')]);
		deduplication.save(saved, [held]);
		expect(newToOthers(held, rare('a'), rare('b'))).toEqual([]);
	});

	it('change nothing that n8n saves, where nothing else comes', () => {
		expect(namesOf(deduplication.takeNew([held], saved, isHeld))).toEqual(['held']);
		expect(saved).toEqual({});
		expect(deduplication.takeNew([held], saved, isHeld)).toEqual([]);
	});

	it('are saved together when they are answered together, also with one that came later', async () => {
		const more = rare('held too');
		deduplication.takeNew([held], saved, isHeld);
		const waiting = deduplication.beingAnswered([held]);
		deduplication.takeNew([more], saved, isHeld);
		deduplication.answerTogether([held, more]);
		deduplication.save(saved, [held, more]);
		expect(newToOthers(held, more)).toEqual([]);
		deduplication.keep([held]);
		expect(await waiting).toBe(true);
	});
});
