import { Callback } from '../../../emulator/callback';
import type { IDataObject } from 'n8n-workflow';
import { Deduplication } from '../../../nodes/WhatsAppGroups/core/webhooks/deduplication';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { loadFixture } from '../../events/readFixture';
import { SlowCallback } from '../../support/slowCallback';
import { useTriggers } from '../../support/useTriggers';

const toCandidates = (names: string[]) => names.map((eventId) => ({ eventId, isFrequent: false }));
const numbered = (name: string, count: number) =>
	Array.from({ length: count }, (_, at) => `${name} ${at}`);

/** n8n's database, and what a request that began earlier saves over it. */
class Database {
	saved = '{}';

	load(): IDataObject {
		return JSON.parse(this.saved) as IDataObject;
	}

	save(staticData: IDataObject): void {
		this.saved = JSON.stringify(staticData);
	}
}

/** A process of n8n that hears webhooks, one after the other. */
class Process {
	private readonly deduplication = new Deduplication();

	constructor(private readonly database: Database) {}

	/**
	 * The events of a webhook that start an execution; `loaded` is from the moment when the webhook
	 * came.
	 */
	hear(names: string[], loaded = this.database.load()): string[] {
		const before = JSON.stringify(loaded);
		const candidates = toCandidates(names);
		const fresh = this.deduplication.takeNew(candidates, loaded);
		this.deduplication.keep(fresh);
		if (JSON.stringify(loaded) !== before) this.database.save(loaded);
		return fresh.map(({ eventId }) => eventId);
	}

	fail(names: string[]): void {
		this.deduplication.forget(
			this.deduplication.takeNew(toCandidates(names), this.database.load()),
		);
	}
}

describe('two processes that hear the same trigger', () => {
	let database: Database;
	let one: Process;
	let other: Process;

	beforeEach(() => {
		database = new Database();
		[one, other] = [new Process(database), new Process(database)];
	});

	function hearAtOnce(ofOne: string[], ofOther: string[]): void {
		const [loadedByOne, loadedByOther] = [database.load(), database.load()];
		one.hear(ofOne, loadedByOne);
		other.hear(ofOther, loadedByOther);
	}

	it('know what the other one has started', () => {
		one.hear(['a']);
		expect(other.hear(['a', 'b'])).toEqual(['b']);
		expect(one.hear(['a', 'b', 'c'])).toEqual(['c']);
	});

	it('save again what the other one has overwritten, with the next webhook, also with one that starts nothing', () => {
		hearAtOnce(['a'], ['b']);
		one.hear([]);
		expect(other.hear(['a', 'b'])).toEqual([]);
		expect(new Process(database).hear(['a', 'b'])).toEqual([]);
	});

	it('save nothing when nothing is missing', () => {
		hearAtOnce(['a'], ['b']);
		one.hear([]);
		const saved = { ...database };
		for (const process of [other, one, other, one]) process.hear([]);
		expect({ ...database }).toEqual(saved);
	});

	it('stop saving over each other, even when each has more than can be saved', () => {
		for (let round = 0; round < 30; round += 1)
			hearAtOnce(numbered(`one ${round}`, 150), numbered(`other ${round}`, 150));
		for (const process of [one, other, one, other]) process.hear([]);
		const { saved } = database;
		for (const process of [one, other, one, other]) process.hear([]);
		expect(database.saved).toBe(saved);
	});

	it('stop saving over each other when one has heard nothing for long', () => {
		one.hear(['a']);
		other.hear(numbered('b', 5_000));
		one.hear([]);
		const { saved } = database;
		for (const process of [other, one, other, one]) process.hear([]);
		expect(database.saved).toBe(saved);
	});

	it('take an event that n8n could not start, though it was saved along with another one', () => {
		one.fail(['a']);
		new Process(database).hear(['a']);
		expect(one.hear(['a'])).toEqual(['a']);
		expect(one.hear(['a'])).toEqual([]);
	});
});

describe('a restart', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('forgets nothing that was heard while a slower webhook fetched a file', async () => {
		const trigger = setup.add({ events: ['message.received'], options: { downloadMedia: true } });
		await trigger.activate();
		await setup.bench.emulator.control('POST', '/limits', { latencyMs: 300 });
		// The documented examples share one message ID.
		const text = JSON.parse(
			JSON.stringify(loadFixture('webhook.messages.text')).replace(/wamid\.[^"]+/, 'wamid.other'),
		) as object;
		for (const body of [loadFixture('webhook.messages.image'), text])
			await setup.bench.emulator.control('POST', '/webhooks/send', { body });
		await setup.bench.settle();
		expect(trigger.heard.map(({ message }) => (message as { type: string }).type)).toEqual([
			'text',
			'image',
		]);
		resetProcessState();
		await setup.bench.send(text);
		expect(trigger.executions).toHaveLength(2);
	});
});

describe('a restart while another callback is waited for', () => {
	const setup = useTriggers(async () => await SlowCallback.open());

	it('starts nothing anew of all that came in one moment', async () => {
		const trigger = await setup.addInFrontOfOther({ events: ['message.received'] });
		const example = JSON.stringify(loadFixture('webhook.messages.text'));
		const bodies = numbered('wamid.', 10).map(
			(id) => JSON.parse(example.replace(/wamid\.[^"]+/, id)) as object,
		);
		const sent = bodies.map(async (body) => await setup.bench.send(body));
		while (trigger.executions.length < bodies.length)
			await new Promise((resolve) => setImmediate(resolve));
		resetProcessState();
		setup.other.answer(200);
		await Promise.all(sent);
		for (const body of bodies) await setup.bench.send(body);
		expect(trigger.executions).toHaveLength(bodies.length);
	});
});
