import type { IDataObject } from 'n8n-workflow';
import type { Expectation } from '../declarations/expectation';
import { decryptWithEither, encrypt } from '../crypto/encryption';
import { openCache } from '../process/processState';
import { asNumber, asObject, asText, compact } from '../values/json';
import { toKey, toKeys, type ChainKeys } from './chainKeys';

/** How many a trigger looks out for at once: n8n saves them with the workflow. */
export const mostExpected = 100;
/**
 * So many that are over are remembered, for so long: what comes late is told from what was never
 * asked, and another process does not take them for new.
 */
const mostOver = 100;
const rememberedMs = 24 * 60 * 60_000;

/** As it is kept: the address is encrypted, since the workflow may be exported. */
export interface KeptExpectation extends Omit<Expectation, 'id'> {
	/** It is about to be asked, and nobody can be told yet. */
	readonly isAnnounced?: boolean;
	/** Since when it is over. */
	readonly overMs?: number;
}

export type KeptExpectations = ReadonlyMap<string, KeptExpectation>;

/** Newer than what is saved: other handlers, and other processes, may save over it. */
const kept = openCache<Map<string, KeptExpectation>>('expected events per trigger', {
	mostEntries: 500,
	lifetimeMs: Infinity,
});

/** Where a trigger's are kept. */
export interface ExpectationStore {
	readonly staticData: IDataObject;
	/** As `triggerKey` makes it. */
	readonly key: string;
	/** A copy of the workflow keeps the same: only what its owner has saved counts. */
	readonly owner: () => string;
}

/** Running installations have both: never rename. */
const savedAs = 'expected';
const purpose = 'addresses that resume';

export function encryptResume(resume: string, keys: Pick<ChainKeys, 'chainSecret'>): string {
	return encrypt(resume, toKey(purpose, keys));
}

/** undefined for what was encrypted with none of the keys of the credential now. */
export function decryptResume(encrypted: string, keys: ChainKeys): string | undefined {
	return decryptWithEither(encrypted, toKeys(purpose, keys));
}

function readSaved({ staticData, owner }: ExpectationStore): Map<string, KeptExpectation> {
	const { owner: saver, all } = asObject(staticData[savedAs]);
	const saved = new Map<string, KeptExpectation>();
	if (saver === undefined || saver !== owner()) return saved;
	for (const [id, given] of Object.entries(asObject(all))) {
		const { resume, pattern, untilMs, overMs, isAnnounced } = asObject(given);
		const entry = {
			resume: asText(resume) ?? '',
			pattern: asObject(pattern),
			untilMs: asNumber(untilMs),
			overMs: asNumber(overMs),
			isAnnounced: isAnnounced === true || undefined,
		};
		saved.set(id, compact(entry) as unknown as KeptExpectation);
	}
	return saved;
}

/** When it is over; undefined while it is looked out for. */
function overSince({ untilMs, overMs }: KeptExpectation): number | undefined {
	return overMs ?? (untilMs !== undefined && untilMs <= Date.now() ? untilMs : undefined);
}

export function isOver(entry: KeptExpectation): boolean {
	return overSince(entry) !== undefined;
}

/** Those that are not over, and the newest of those that are. */
function withoutOld(all: KeptExpectations): Map<string, KeptExpectation> {
	const ages = [...all].flatMap(([id, entry]) => {
		const sinceMs = overSince(entry);
		return sinceMs === undefined ? [] : [{ id, sinceMs }];
	});
	const old = ages
		.sort((one, other) => other.sinceMs - one.sinceMs)
		.filter(({ sinceMs }, at) => at >= mostOver || Date.now() - sinceMs > rememberedMs);
	const left = new Map(all);
	for (const { id } of old) left.delete(id);
	return left;
}

function save({ staticData, owner }: ExpectationStore, all: KeptExpectations): void {
	if (all.size === 0) Reflect.deleteProperty(staticData, savedAs);
	else
		staticData[savedAs] = JSON.parse(
			JSON.stringify({ owner: owner(), all: Object.fromEntries(all) }),
		) as IDataObject;
}

/** Whether what is saved says the same. */
function isSame(one: KeptExpectations, other: KeptExpectations): boolean {
	return (
		one.size === other.size &&
		[...one].every(([id, { overMs, isAnnounced }]) => {
			const same = other.get(id);
			return same !== undefined && same.overMs === overMs && same.isAnnounced === isAnnounced;
		})
	);
}

/**
 * What is saved and what this process knows beyond that, which is saved again then. What is over
 * for one of them is over.
 */
export function readExpectations(store: ExpectationStore): KeptExpectations {
	const inMemory = kept.get(store.key);
	if (!inMemory && store.staticData[savedAs] === undefined) return new Map();
	const saved = readSaved(store);
	const united = new Map(saved);
	for (const [id, entry] of inMemory ?? []) {
		const known = saved.get(id);
		const isNewer = known?.isAnnounced === true && entry.isAnnounced !== true;
		if (!known || isNewer || entry.overMs !== undefined) united.set(id, entry);
	}
	const all = withoutOld(united);
	if (!isSame(all, saved)) save(store, all);
	kept.set(store.key, all);
	return all;
}

function write(store: ExpectationStore, id: string, entry: KeptExpectation): void {
	const all = new Map(readExpectations(store)).set(id, entry);
	kept.set(store.key, all);
	save(store, all);
}

/** `saved` when n8n had it saved before: asked a second time, it says that it will be there. */
export function addExpectation(
	store: ExpectationStore,
	{ id, ...entry }: Expectation & Pick<KeptExpectation, 'isAnnounced'>,
): 'added' | 'saved' | 'full' {
	const saved = readSaved(store).get(id);
	const all = readExpectations(store);
	const known = all.get(id);
	const isOpen = known !== undefined && !isOver(known);
	if (isOpen && saved && saved.isAnnounced === entry.isAnnounced) return 'saved';
	const open = [...all].filter(([name, each]) => name !== id && !isOver(each));
	if (open.length >= mostExpected) return 'full';
	write(store, id, entry);
	return 'added';
}

/** Nobody waits for it any more. */
export function endExpectation(store: ExpectationStore, id: string): boolean {
	const entry = readExpectations(store).get(id);
	if (entry && entry.overMs === undefined)
		write(store, id, { ...entry, resume: '', overMs: Date.now() });
	return entry !== undefined;
}
