import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';

/** What nodes log, kept instead of printed. */
export class CapturedLog {
	readonly lines: string[] = [];
	private readonly spies = (['error', 'warn', 'info'] as const).map((level) =>
		jest
			.spyOn(Container.get(Logger), level)
			.mockImplementation((message: string, details?: object) => {
				this.lines.push(`${level} ${message} ${JSON.stringify(details ?? {})}`);
			}),
	);

	end(): void {
		for (const spy of this.spies) spy.mockRestore();
	}
}
