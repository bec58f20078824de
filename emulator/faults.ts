import { matches, type RequestFilter } from './requests';

export const faultKinds = [
	'refuse',
	'cut-before',
	'cut-after',
	'slow',
	'http',
	'not-json',
	'fail-later',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What goes wrong with the next `count` requests that match. */
export interface Fault {
	kind: FaultKind;
	count: number;
	code?: number;
	httpStatus?: number;
	/** For `slow`: real milliseconds between carrying out and answering. */
	delayMs?: number;
	/** For `http` and `not-json`. */
	body?: string;
	/** Sent along with a refusal or an `http` answer, `Retry-After` for example. */
	headers?: Record<string, string>;
	match?: Pick<RequestFilter, 'method' | 'path'>;
}

/** Faults that were asked for, in their order. */
export class Faults {
	private faults: Fault[] = [];

	add(fault: Fault): void {
		this.faults.push({ ...fault });
	}

	/** The fault that this request meets, which is then one nearer to its end. */
	take(request: { method: string; path: string }): Fault | undefined {
		if (this.faults.length === 0) return undefined;
		const fault = this.faults.find(({ match }) => matches(request, match ?? {}));
		if (fault === undefined) return undefined;
		fault.count -= 1;
		if (fault.count <= 0) this.faults = this.faults.filter((other) => other !== fault);
		return fault;
	}

	list(): readonly Fault[] {
		return this.faults;
	}

	clear(): void {
		this.faults = [];
	}
}
