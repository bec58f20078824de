import type { IDataObject } from 'n8n-workflow';
import type { FakeTrigger } from './fakeTrigger';

export const byAna = (eventId: string, more: IDataObject = {}) => ({
	event: 'news.told',
	eventId,
	timestamp: 't',
	writer: 'ana',
	...more,
});
export const byBen = (eventId: string, more: IDataObject = {}) =>
	byAna(eventId, { ...more, writer: 'ben' });

/** Time passes only where the test says so. */
export const stopTime = () => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });

/** Lets so many seconds pass, and what is to happen then. */
export const pass = async (seconds: number) => {
	await turn();
	await jest.advanceTimersByTimeAsync(seconds * 1_000);
	await turn();
};

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

/** Answers that have come by now, by what was asked. */
export class Answers {
	readonly given: Record<string, number> = {};

	constructor(private readonly trigger: FakeTrigger) {}

	/** Brings a webhook without waiting for its answer. */
	async bring(...events: Array<{ eventId: string }>): Promise<void> {
		const name = events.map(({ eventId }) => eventId).join('+');
		void this.trigger.hear(...events).then((status) => (this.given[name] = status));
		await pass(0.001);
	}

	async all(count: number): Promise<Record<string, number>> {
		for (let turns = 0; Object.keys(this.given).length < count; turns += 1) {
			if (turns === 1_000)
				throw new Error(`Only these were answered: ${JSON.stringify(this.given)}`);
			await pass(0.001);
		}
		return this.given;
	}
}
