import type { IDataObject } from 'n8n-workflow';
import { asNumber, asObject, asObjects, asText, compact } from '../../core/values/json';

/** Where a page begins, and what the page before it began with. */
interface Position {
	readonly offset: number;
	readonly before: string | undefined;
}

const cursor = /^offset:(\d+):(.*)$/s;
/** Filters work on what was read: a small page would often have nothing of what is wanted. */
const smallestPage = 100;

/** The lists have no cursors, so an offset is written as one. */
function toCursor({ offset, before }: Position): string {
	return `offset:${offset}:${before}`;
}

function readCursor(after: unknown): Position | undefined {
	const [found, offset, before] = cursor.exec(asText(after) ?? '') ?? [];
	return found === undefined ? undefined : { offset: Number(offset), before };
}

function nameOf({ id, name, language }: IDataObject): string {
	return JSON.stringify([id, name, language]);
}

/** A query in Graph's words with the offset in place of a cursor that stands for one. */
export function toOffsetQuery(query: IDataObject | undefined): IDataObject | undefined {
	const position = readCursor(query?.after);
	const limit = asNumber(query?.limit);
	if (position === undefined && limit === undefined) return query;
	const { after, ...rest } = query ?? {};
	return compact({
		...rest,
		limit: limit && Math.max(limit, smallestPage),
		...(position ? { offset: position.offset } : { after }),
	});
}

/**
 * The entries of a page, and Graph's cursor for the next one. Servers give fewer entries than they
 * are asked for, so that only the total or an empty page shows the end. One that takes no notice of
 * the offset gives what it gave before: that is the end, too.
 */
export function readOffsetPage(
	list: unknown,
	body: unknown,
	query: IDataObject | undefined,
): { entries: IDataObject[]; paging?: IDataObject } {
	const entries = asObjects(list);
	const { offset = 0, before } = readCursor(query?.after) ?? {};
	const [first] = entries;
	if (first === undefined || entries.some((entry) => nameOf(entry) === before))
		return { entries: [] };
	const read = offset + entries.length;
	const total = asNumber(asObject(body).total) ?? Infinity;
	if (read >= total) return { entries };
	const next = toCursor({ offset: read, before: nameOf(first) });
	return { entries, paging: { cursors: { after: next }, next } };
}
