import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A request of Meta's reference that an operation makes, and its answer. */
export interface Documented {
	readonly request: {
		readonly method: string;
		/** With placeholders for IDs, such as `/{GROUP_ID}/invite_link`. */
		readonly path: string;
		readonly query?: Record<string, unknown>;
		readonly body?: Record<string, unknown>;
	};
	readonly answer: unknown;
}

const folder = path.join(__dirname, '../../test/fixtures/operations');

/** What `test/fixtures/operations` holds, by `resource.operation`. */
export function readDocumented(): Map<string, Documented> {
	const names = existsSync(folder) ? readdirSync(folder) : [];
	return new Map(
		names.map((name) => [
			name.replace(/\.json$/, ''),
			JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Documented,
		]),
	);
}
