import { Session, type Profiler } from 'node:inspector/promises';

/** A function of the package, by its file, its name and where it begins. */
interface Passed {
	readonly file: string;
	readonly name: string;
	readonly calls: number;
}

type Calls = ReadonlyMap<string, Passed>;

const home = '/nodes/WhatsAppGroups/';

function readCalls(scripts: Profiler.ScriptCoverage[]): Calls {
	const calls = scripts
		.filter(({ url }) => url.includes(home))
		.flatMap(({ url, functions }) =>
			functions.flatMap(({ functionName: name, ranges }) => {
				const file = url.slice(url.indexOf(home) + home.length);
				const [whole] = ranges;
				return whole ? [{ file, name, place: whole.startOffset, calls: whole.count }] : [];
			}),
		)
		// The compiler makes one of every name that a file exports.
		.filter(({ name }) => !/^get\b/.test(name));
	return new Map(calls.map(({ place, ...passed }) => [`${passed.file} ${place}`, passed]));
}

/** V8's counters; they slow everything down, so they are begun once and not for each run. */
export class CallCounters {
	private constructor(private readonly session: Session) {}

	static async open(): Promise<CallCounters> {
		const session = new Session();
		session.connect();
		await session.post('Profiler.enable');
		await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
		return new CallCounters(session);
	}

	/** Runs something, and gives what it had called by the moment that it chooses. */
	async callsUntil(run: (now: () => Promise<void>) => Promise<void>): Promise<Calls> {
		await this.take();
		let calls: Calls = new Map();
		await run(async () => {
			calls = readCalls(await this.take());
		});
		return calls;
	}

	/** What was called since it was asked last. */
	private async take(): Promise<Profiler.ScriptCoverage[]> {
		return (await this.session.post('Profiler.takePreciseCoverage')).result;
	}

	close(): void {
		this.session.disconnect();
	}
}

/** What was called more often than in another run: its functions, by file. */
export function moreThan(other: Calls, calls: Calls): ReadonlyMap<string, readonly string[]> {
	const byFile = new Map<string, string[]>();
	for (const [key, { file, name, calls: count }] of calls)
		if (count > (other.get(key)?.calls ?? 0))
			byFile.set(file, [...(byFile.get(file) ?? []), name || '()']);
	return byFile;
}

/** The files of which something was called. */
export function filesIn(calls: Calls): ReadonlySet<string> {
	return new Set(
		[...calls.values()].filter(({ calls: count }) => count > 0).map(({ file }) => file),
	);
}
