import type { IDataObject, IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import { addDetails } from '../../../nodes/WhatsAppGroups/core/webhooks/addDetails';
import { acme } from '../sending/acme';
import { catalogueWith } from './fakeCatalogue';

/** An n8n that is none, and a provider that tells what is known of a place when a test says so. */
class FakeReading {
	readonly asked: string[] = [];
	readonly times: unknown[] = [];
	decryptions = 0;
	credentialId = 'c1';
	unreadable?: unknown;
	isHolding = false;
	readonly held: Array<() => void> = [];

	private get context(): IWebhookFunctions {
		const helpers = {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await this.answer(options),
		};
		return {
			helpers,
			getNode: () => ({ id: 'n', credentials: { acmeApi: { id: this.credentialId } } }),
			getCredentials: async () => {
				this.decryptions += 1;
				return await (this.unreadable === undefined
					? Promise.resolve({})
					: Promise.reject(this.unreadable as Error));
			},
		} as unknown as IWebhookFunctions;
	}

	async of(...events: IDataObject[]): Promise<unknown[]> {
		const provider = {
			...acme,
			toWire: ({ method, on }: { method: string; on: { path: string } }) => ({
				method,
				url: on.path,
			}),
		} as never;
		const { details, ...catalogue } = catalogueWith({});
		const newer = ({ renamed }: IDataObject) => (renamed === undefined ? {} : { name: renamed });
		const asking = {
			context: this.context,
			catalogue: { ...catalogue, details: { ...details, newer: newer as typeof details.newer } },
			provider,
		};
		const items = await addDetails(
			asking,
			events.map((json) => ({ json })),
		);
		return items.map(({ json }) => json.details);
	}

	private async answer({ url, timeout }: IHttpRequestOptions): Promise<object> {
		this.asked.push(url);
		this.times.push(timeout);
		if (this.isHolding) await new Promise<void>((resolve) => this.held.push(resolve));
		return { statusCode: 200, headers: {}, body: { name: `About ${url}` } };
	}
}

const late = { reason: 'They were not there in time: an event waits at most a second for them' };
const about = (place: string, more: IDataObject = {}) => ({ place, ...more });
const known = (place: string) => ({ details: { name: `About ${place}` } });

let reading: FakeReading;
beforeEach(() => {
	jest.useFakeTimers();
	reading = new FakeReading();
});
afterEach(() => jest.useRealTimers());

it('are read once for all events, with one decryption', async () => {
	expect(await reading.of(about('A'), about('B'), about('A'))).toEqual([
		known('A'),
		known('B'),
		known('A'),
	]);
	expect(await reading.of(about('A'))).toEqual([known('A')]);
	expect([reading.asked, reading.decryptions]).toEqual([['A', 'B'], 1]);
	expect(reading.times).toEqual([10_000, 10_000]);
});

it('leave an event as it is that is about nothing, and cost it nothing', async () => {
	expect(await reading.of({}, about('A'))).toEqual([undefined, known('A')]);
	expect(await reading.of({})).toEqual([undefined]);
	expect(reading.decryptions).toBe(1);
});

it('are read with each credential on its own', async () => {
	await reading.of(about('A'));
	reading.credentialId = 'c2';
	await reading.of(about('A'));
	expect(reading.asked).toEqual(['A', 'A']);
});

it('are asked for four at once, 0.9 seconds at most, and are there for the next event', async () => {
	reading.isHolding = true;
	const outcomes = reading.of(...['A', 'B', 'C', 'D', 'E', 'F'].map((place) => about(place)));
	await jest.advanceTimersByTimeAsync(899);
	expect(reading.asked).toEqual(['A', 'B', 'C', 'D']);
	reading.held[0]?.();
	await jest.advanceTimersByTimeAsync(0);
	expect(reading.asked).toEqual(['A', 'B', 'C', 'D', 'E']);
	await jest.advanceTimersByTimeAsync(1);
	expect(await outcomes).toEqual([known('A'), late, late, late, late, late]);
	reading.isHolding = false;
	reading.held.forEach((answer) => answer());
	await jest.advanceTimersByTimeAsync(0);
	expect(reading.asked).toHaveLength(5);
	expect(await reading.of(about('E'))).toEqual([known('E')]);
	expect(reading.asked).toHaveLength(5);
});

it('are a reason for a minute where they cannot be read', async () => {
	reading.unreadable = new Error('Nobody may');
	expect(await reading.of(about('A'))).toEqual([{ reason: 'Nobody may' }]);
	reading.unreadable = undefined;
	expect(await reading.of(about('A'))).toEqual([{ reason: 'Nobody may' }]);
	jest.setSystemTime(Date.now() + 60_000);
	expect(await reading.of(about('A'))).toEqual([known('A')]);
	reading.unreadable = 'no error';
	expect(await reading.of(about('B'))).toEqual([{ reason: 'They could not be read' }]);
});

it('are read again after an hour', async () => {
	await reading.of(about('A'));
	jest.setSystemTime(Date.now() + 3_599_999);
	await reading.of(about('A'));
	jest.setSystemTime(Date.now() + 1);
	await reading.of(about('A'));
	expect(reading.asked).toEqual(['A', 'A']);
});

it('follow what events say', async () => {
	const renamed = { details: { name: 'New' } };
	expect(await reading.of(about('A'), about('A', { renamed: 'New' }))).toEqual([renamed, renamed]);
	expect(await reading.of(about('A'))).toEqual([renamed]);
});
