import type { IWebhookResponseData } from 'n8n-workflow';
import type { Occurrence, WebhookEvent } from '../declarations/event';
import type { ItemOptions } from '../declarations/triggerOptions';
import { awaitWithTimeout } from '../process/awaitWithTimeout';
import { openCache } from '../process/processState';
import { readItemOptions } from '../reading/readTrigger';
import { answer, onAnswered } from './answer';
import { toCollectedItems } from './collectedItems';
import { DebounceWindow, windowLimits } from './debounceWindow';
import type { Receiving } from './receiving';
import { enterToSave, keepIfStarted, notForwarded, type Starting } from './start';
import { saveOnceMore, type Identified } from './takeNew';
import { toItems } from './toItems';
import { toOutputs } from './toOutputs';

/** Asks the provider to repeat what was to be started along with others, and was not. */
const notStarted = 503;
/** Files and another callback have their own time. */
const longestWaitMs = windowLimits.longestMs + 60_000;

/** The newest window of each key, until its execution was created. */
const windows = openCache<DebounceWindow>('events being collected', {
	mostEntries: 500,
	lifetimeMs: Infinity,
});

/**
 * So many requests are held at once: n8n (2.41) keeps some 10 MB for each until it is answered, for
 * its expressions.
 */
const mostHeld = 40;

function countHeld(): number {
	return [...new Set(windows.values())].reduce((sum, { requests }) => sum + requests, 0);
}

type KeyOf = (event: Identified) => string | undefined;

/** What the events of this trigger wait for one another by; undefined where they do not. */
export function openCollection(
	{ catalogue, key }: Pick<Receiving, 'catalogue' | 'key'>,
	{ collectSeconds }: ItemOptions,
): KeyOf | undefined {
	if (collectSeconds === undefined) return undefined;
	return ({ occurrence }) => {
		const own = catalogue.collection.keyOf(occurrence.json);
		return own === undefined ? undefined : `${key} ${own}`;
	};
}

/**
 * Whether an event comes along with one that is being collected, or that has passed in the same
 * webhook; undefined where nothing is collected.
 */
export function openFollowing({
	context,
	catalogue,
	key,
}: Receiving): ((event: WebhookEvent, passed: readonly Occurrence[]) => boolean) | undefined {
	if (readItemOptions(context).collectSeconds === undefined) return undefined;
	const { keyOf } = catalogue.collection;
	return (event, passed) => {
		const own = keyOf(event);
		if (own === undefined) return false;
		const isOpen = windows.get(`${key} ${own}`)?.takesMore === true;
		return isOpen || passed.some(({ json }) => keyOf(json) === own);
	};
}

interface Collecting extends Starting {
	/** Those that wait for nothing. */
	readonly others: Identified[];
	/** The window that this webhook opens, and starts when it closes. */
	readonly window: DebounceWindow;
	/** Whether what came before has its execution, so that the order stays. */
	readonly before: ReadonlyArray<Promise<boolean>>;
	/** Whether all has come to its place that this webhook does not start by itself. */
	readonly conclude: () => Promise<boolean>;
}

/** Holds its webhook until nothing more has come for a while, and starts the workflow with all. */
async function lead(collecting: Collecting): Promise<IWebhookResponseData> {
	const { receiving, options, staticData, others, window, before, conclude } = collecting;
	const { context, catalogue, deduplication, isTest } = receiving;
	let leave = (): void => undefined;
	const events = () => [...others, ...window.held.map(({ event }) => event)];
	onAnswered(context, (httpStatus) => {
		const isStarted = keepIfStarted(receiving, events(), httpStatus);
		leave();
		window.settle(isStarted);
		for (const { key } of window.held) if (windows.get(key) === window) windows.delete(key);
		if (!isStarted) return httpStatus;
		return conclude().then((isConcluded) => (isConcluded ? httpStatus : notForwarded));
	});
	await window.closed();
	await Promise.all(before);
	const occurrences = others.map(({ occurrence }) => occurrence);
	const items = [
		...(await toItems({ ...receiving, options }, occurrences)),
		...(await toCollectedItems(receiving, window.held, options)),
	];
	deduplication.answerTogether(events());
	leave = await enterToSave(collecting);
	if (!isTest) void saveOnceMore(receiving, events(), staticData);
	return { workflowData: toOutputs(catalogue, items, options) };
}

/** Holds its webhook until those who start the workflow with what is in it have done so. */
async function follow({ receiving, conclude }: Collecting): Promise<IWebhookResponseData> {
	if (await awaitWithTimeout(conclude(), longestWaitMs)) return {};
	return answer(receiving.context, notStarted, 'Not everything could be started or forwarded');
}

function hold({ receiving, options }: Starting, held: readonly Identified[]) {
	const occurrences = held.map(({ occurrence }) => occurrence);
	const made = toItems(
		{ ...receiving, options: { ...options, mergeReceipts: false } },
		occurrences,
	);
	// Whoever starts the workflow hears of a failure; until then nobody listens.
	made.catch(() => undefined);
	return held.map((event, at) => ({
		event,
		item: made.then((items) => items[at] ?? { json: event.occurrence.json }),
	}));
}

/**
 * Brings events together that come close to one another. Their webhooks are held meanwhile: none is
 * answered before its event has an execution, so what a crash takes away, the provider repeats.
 */
export async function collect(starting: Starting, keyOf: KeyOf): Promise<IWebhookResponseData> {
	const { fresh, options, forward } = starting;
	const others = fresh.filter((event) => keyOf(event) === undefined);
	const held = hold(
		starting,
		fresh.filter((event) => keyOf(event) !== undefined),
	).map((each) => ({ ...each, key: keyOf(each.event) ?? '' }));
	// A webhook starts one execution: what has to start now takes along what waits for nobody yet.
	const isFull = countHeld() >= mostHeld;
	const quietMs = others.length > 0 || isFull ? 0 : (options.collectSeconds ?? 0) * 1_000;
	const window = new DebounceWindow(quietMs);
	const outcomes = new Map<DebounceWindow, 'before' | 'joined'>();
	for (const each of held) {
		const known = windows.get(each.key);
		const isMine = known === undefined || known === window || !known.takesMore;
		if (known && known !== window) outcomes.set(known, isMine ? 'before' : 'joined');
		(isMine ? windows.set(each.key, window) : known).add(each);
	}
	for (const each of [window, ...outcomes.keys()]) {
		each.requests += 1;
		if (isFull) each.close();
	}
	const of = (kind: string) =>
		[...outcomes].filter((entry) => entry[1] === kind).map(([{ outcome }]) => outcome);
	// Others hear of it at once: they need not wait for what this trigger waits for.
	const forwarded = forward?.() ?? true;
	const conclude = async () =>
		(await Promise.all([...of('joined'), forwarded])).every((isDone) => isDone);
	const collecting = { ...starting, others, window, before: of('before'), conclude };
	const isFollowing = others.length === 0 && window.held.length === 0;
	return isFollowing ? await follow(collecting) : await lead(collecting);
}
