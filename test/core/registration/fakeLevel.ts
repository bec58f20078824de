import type {
	Callback,
	CallbackLevel,
	RegisteredCallbacks,
} from '../../../nodes/WhatsAppGroups/core/declarations/webhooks';

/** A level of a provider that is none: what is registered there, and what was done to it. */
export class FakeLevel implements CallbackLevel {
	readonly description = '';
	needs: Readonly<Record<string, string>> = {};
	keptFor = { number: 'Number' };
	keptThrough: Readonly<Record<string, string>> = {};
	longestAddress = 100;
	stronger: RegisteredCallbacks['stronger'] = [];
	weaker: RegisteredCallbacks['weaker'];
	callback?: Partial<Callback>;
	readonly changes: unknown[] = [];
	/** Thrown by the next changes, one after the other; undefined lets one pass. */
	failures: unknown[] = [];
	/** Happens after each reading. */
	afterRead: () => void = () => undefined;

	constructor(
		readonly value = 'number',
		readonly name = 'Number',
	) {}

	async read(): Promise<RegisteredCallbacks> {
		const { stronger, weaker, callback } = this;
		this.afterRead();
		return await Promise.resolve({
			stronger,
			weaker,
			own: callback?.address,
			ownFields: callback?.fields,
			ownHeaders: callback?.headers,
		});
	}

	async set(_ask: unknown, _credentials: unknown, callback: Callback): Promise<void> {
		this.changes.push({ set: callback });
		await this.fail();
		this.callback = callback;
	}

	async clear(_ask: unknown, _credentials: unknown, address: string): Promise<void> {
		this.changes.push({ clear: address });
		await this.fail();
		this.callback = undefined;
	}

	private async fail(): Promise<void> {
		const failure = this.failures.shift();
		if (failure !== undefined) await Promise.reject(failure as Error);
	}
}
