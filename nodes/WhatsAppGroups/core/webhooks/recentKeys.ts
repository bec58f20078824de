/** 48 bits in 8 characters: of 40,000 events, one in 7 billion is mistaken for another. */
export const keyLength = 8;
const mostInMemory = 20_000;
/** So many of those that this process started are looked for in what another process has saved. */
const lookedFor = 100;

/** The events of one webhook, until n8n has answered it. */
export class Answering {
	settle: () => void = () => undefined;
	readonly settled = new Promise<true>((resolve) => {
		this.settle = () => resolve(true);
	});
}

/** Keys in the order they came, the oldest giving way. */
export class RecentKeys {
	private readonly keys = new Set<string>();

	/** Those of which it is not known yet whether an execution will have been started. */
	private readonly answering = new Map<string, Answering>();

	/** The newest of those that this very process started executions for. */
	private readonly own: string[] = [];

	/**
	 * Those that n8n could not start executions for. They may have been saved along with others
	 * before that was known.
	 */
	private readonly failed = new Set<string>();

	/** The saved text that was read or written last: reading it again would tell nothing. */
	private known = '';

	constructor(private readonly savedCount: number) {}

	has(key: string): boolean {
		return this.keys.has(key);
	}

	beingAnswered(key: string): Answering | undefined {
		return this.answering.get(key);
	}

	get areAllAnswered(): boolean {
		return this.answering.size === 0;
	}

	add(key: string, answering?: Answering): void {
		this.keys.add(key);
		this.failed.delete(key);
		if (answering) this.answering.set(key, answering);
		if (this.keys.size > mostInMemory) this.drop(this.keys.values().next().value ?? '');
	}

	/** From now on the key is answered with these; who waits for it need not know. */
	answerWith(key: string, answering: Answering): void {
		const before = this.answering.get(key);
		if (!before || before === answering) return;
		void answering.settled.then(before.settle);
		this.answering.set(key, answering);
	}

	/** For a key whose execution n8n has created. */
	keep(key: string): void {
		this.settle(key);
		this.own.push(key);
		// Another handler may have saved its list after this one's without it.
		if (!this.known.endsWith(key)) this.known = '';
		if (this.own.length > lookedFor) this.own.shift();
	}

	/** For a key whose execution n8n could not create. */
	forget(key: string): void {
		this.drop(key);
		this.failed.add(key);
		if (this.failed.size > mostInMemory)
			this.failed.delete(this.failed.values().next().value ?? '');
	}

	/**
	 * Takes over what another process, or this one before a restart, has saved. Says whether ours are
	 * missing in it.
	 */
	load(text: string): boolean {
		if (text === this.known) return false;
		this.known = text;
		const loaded = new Set<string>();
		for (let at = 0; at + keyLength <= text.length; at += keyLength)
			loaded.add(text.slice(at, at + keyLength));
		for (const key of loaded) if (!this.failed.has(key)) this.add(key);
		const missing = this.own.filter((key) => !loaded.has(key));
		if (missing.length === 0) return false;
		const newest = new Set(this.newest());
		return missing.some((key) => newest.has(key));
	}

	/**
	 * The newest keys, as they are saved: those that started something, and those that the handler
	 * which saves is about to start.
	 */
	save(own?: Answering): string {
		this.known = this.newest(own).join('');
		return this.known;
	}

	private newest(own?: Answering): string[] {
		const candidates = [...this.keys].slice(-this.savedCount - this.answering.size);
		return candidates
			.filter((key) => (this.answering.get(key) ?? own) === own)
			.slice(-this.savedCount);
	}

	private drop(key: string): void {
		this.keys.delete(key);
		this.settle(key);
	}

	private settle(key: string): void {
		this.answering.get(key)?.settle();
		this.answering.delete(key);
	}
}
