import type { FastifyRequest } from 'fastify';
import { refuse } from './refusal';

const cursorLifeSeconds = 60 * 60;
const defaultLimit = 25;
const largestLimit = 1_024;

export interface Page<T> {
	items: T[];
	paging?: { cursors: { after: string; before: string }; previous?: string; next?: string };
}

interface PageOptions<T> {
	request: FastifyRequest;
	baseUrl: string;
	nowSeconds: number;
	/** What a cursor points at; unique, and ordered as the list is. */
	positionOf: (item: T) => number;
	/** Whether positions fall from one item to the next. */
	descending?: boolean;
}

/** One page of a list, as `limit`, `after` and `before` ask for it. */
export function paginate<T>(list: readonly T[], options: PageOptions<T>): Page<T> {
	const { request, positionOf, nowSeconds, descending = false } = options;
	const { limit: askedLimit, after, before } = request.query as Record<string, string | undefined>;
	const limit = readLimit(askedLimit);
	const comesAfter = (item: T, position: number): boolean =>
		descending ? positionOf(item) < position : positionOf(item) > position;
	let from = 0;
	if (after !== undefined)
		from = countWhile(list, (item) => !comesAfter(item, readCursor(after, nowSeconds)));
	else if (before !== undefined) {
		const position = readCursor(before, nowSeconds);
		from = Math.max(
			0,
			countWhile(list, (item) => positionOf(item) !== position && !comesAfter(item, position)) -
				limit,
		);
	}
	const items = list.slice(from, from + limit);
	const [first, last] = [items[0], items.at(-1)];
	if (first === undefined || last === undefined) return { items };
	const cursors = {
		after: cursorFor(positionOf(last), nowSeconds),
		before: cursorFor(positionOf(first), nowSeconds),
	};
	const address = (name: 'after' | 'before'): string =>
		pageAddress(options, limit, name, cursors[name]);
	const previous = from > 0 ? { previous: address('before') } : {};
	const next = from + limit < list.length ? { next: address('after') } : {};
	return { items, paging: { cursors, ...previous, ...next } };
}

function readLimit(asked: string | undefined): number {
	if (asked === undefined || asked === '') return defaultLimit;
	const limit = Number(asked);
	if (!Number.isInteger(limit) || limit < 1 || limit > largestLimit)
		throw refuse(
			100,
			`Param limit must be a number between 1 and ${largestLimit} - got ${JSON.stringify(asked)}.`,
		);
	return limit;
}

function cursorFor(position: number, nowSeconds: number): string {
	return Buffer.from(`cursor:${position}:${nowSeconds}`).toString('base64');
}

function readCursor(cursor: string, nowSeconds: number): number {
	const [, position, madeAt] =
		/^cursor:(\d+):(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('latin1')) ?? [];
	if (position === undefined || Number(madeAt) + cursorLifeSeconds < nowSeconds)
		throw refuse(131059);
	return Number(position);
}

function countWhile<T>(list: readonly T[], holds: (item: T) => boolean): number {
	const end = list.findIndex((item) => !holds(item));
	return end === -1 ? list.length : end;
}

function pageAddress<T>(
	{ request, baseUrl }: PageOptions<T>,
	limit: number,
	name: string,
	cursor: string,
): string {
	const address = new URL(request.url, baseUrl);
	for (const dropped of ['access_token', 'after', 'before']) address.searchParams.delete(dropped);
	address.searchParams.set('limit', String(limit));
	address.searchParams.set(name, cursor);
	return address.toString();
}
