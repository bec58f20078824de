import { Recent } from './recent';

const keptRequests = 50_000;

/** A request to Graph as it was received, and what became of it. */
export interface RequestRecord {
	at: string;
	method: string;
	path: string;
	query: Record<string, unknown>;
	body?: unknown;
	/** Without one the connection was cut before an answer. */
	status?: number;
	/** The kind of fault that met it. */
	fault?: string;
}

export interface RequestFilter {
	method?: string;
	/** The end of the path, or a pattern with `*` for the whole path. */
	path?: string;
	phoneNumberId?: string;
	status?: number;
}

/** What Graph received, the last 50,000 in full. */
export class Requests {
	private readonly records = new Recent<RequestRecord>(keptRequests);

	add(record: RequestRecord): void {
		this.records.add(record);
	}

	find(filter: RequestFilter): RequestRecord[] {
		return this.records.list().filter((record) => matches(record, filter));
	}

	/** How many match, in all and by status (`none`: the connection was cut). */
	count(filter: RequestFilter): {
		count: number;
		byStatus: Record<string, number>;
		forgotten: number;
	} {
		const found = this.find(filter);
		const byStatus: Record<string, number> = {};
		for (const { status } of found)
			byStatus[status ?? 'none'] = (byStatus[status ?? 'none'] ?? 0) + 1;
		return { count: found.length, byStatus, forgotten: this.records.forgotten() };
	}

	clear(): void {
		this.records.clear();
	}
}

export function matches(
	request: Pick<RequestRecord, 'method' | 'path' | 'status'>,
	{ method, path, phoneNumberId, status }: RequestFilter,
): boolean {
	if (method !== undefined && method.toUpperCase() !== request.method) return false;
	if (phoneNumberId !== undefined && !request.path.split('/').includes(phoneNumberId)) return false;
	if (status !== undefined && status !== request.status) return false;
	return path === undefined || matchesPath(request.path, path);
}

function matchesPath(path: string, wanted: string): boolean {
	if (!wanted.includes('*')) return path.endsWith(wanted);
	const pattern = wanted
		.split('*')
		.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
		.join('.*');
	return new RegExp(`^${pattern}$`).test(path);
}
