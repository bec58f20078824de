import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { inspect } from 'node:util';

const shownLevels = ['error', 'warn', 'info'] as const;

/** All that a value holds, such as what an error was caused by. */
export function inWhole(value: unknown): string {
	return inspect(value, { depth: Infinity, maxStringLength: Infinity, maxArrayLength: Infinity });
}

/** What nodes log, kept instead of printed. */
export class CapturedLog {
	/** At the level that n8n has by default. */
	readonly lines: string[] = [];
	/** At every level, `debug` too, with all that the details hold. */
	readonly allLines: string[] = [];
	private readonly replaced = Container.get(Logger);

	/** n8n's logger fixes the levels that it does not print, so another one takes its place. */
	constructor() {
		const note = (level: string) => ({
			value: (message: string, details: object = {}) => {
				this.allLines.push(`${level} ${message} ${inWhole(details)}`);
				if (level !== 'debug') this.lines.push(`${level} ${message} ${JSON.stringify(details)}`);
			},
		});
		const levels = [...shownLevels, 'debug'].map((level) => [level, note(level)] as const);
		const logger = Object.create(this.replaced, {
			...Object.fromEntries(levels),
			scoped: { value: () => logger },
		}) as Logger;
		Container.set(Logger, logger);
	}

	end(): void {
		Container.set(Logger, this.replaced);
	}
}
