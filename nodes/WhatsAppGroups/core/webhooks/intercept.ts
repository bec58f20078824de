import type { IDataObject } from 'n8n-workflow';
import type { Occurrence } from '../declarations/event';
import { KeyedQueue } from '../process/keyedQueue';
import { openCache } from '../process/processState';
import { SingleFlight } from '../process/singleFlight';
import {
	decryptResume,
	endExpectation,
	isOver,
	readExpectations,
	type ExpectationStore,
	type KeptExpectation,
} from '../registration/expectations';
import { readHops } from '../registration/hops';
import { ownerOf } from '../registration/savedData';
import type { Receiving } from './receiving';
import { reportExpected, type Reported } from './reportExpected';
import { takeNew, withoutStarted } from './takeNew';

/** What became of events that executions wait for. */
export interface Interception {
	/** IDs of those that start nothing here. */
	readonly taken: ReadonlySet<string>;
	/** Whether WhatsApp has to send the webhook again, since an execution could not be told. */
	readonly isToRepeat: boolean;
}

const nothing: Interception = { taken: new Set(), isToRepeat: false };

/** Copies of a webhook that come meanwhile share the outcome, and so do other triggers. */
const reports = new SingleFlight<Reported>();
/** What comes at the same moment for the same execution: it can be resumed only once. */
const inTurn = new KeyedQueue();
/** Several triggers may get the same event, one after the other or side by side. */
const known = openCache<Reported>('events told to executions', {
	mostEntries: 1_000,
	lifetimeMs: 3_600_000,
});

type Waiting = readonly [id: string, entry: KeptExpectation];

interface Found {
	readonly occurrence: Occurrence;
	readonly waiting: Waiting;
	/** Whether that can be told only when its question is out. */
	readonly isSoon: boolean;
}

/** The only one that an event can be meant for; undefined where it may be meant for several. */
function findWaiting(
	{ catalogue, context }: Receiving,
	all: readonly Waiting[],
	{ json }: Occurrence,
): Omit<Found, 'occurrence'> | undefined {
	const matches = all.map((waiting) => ({
		waiting,
		match: catalogue.expected.match(json, waiting[1].pattern),
	}));
	const sure = ['surely', 'soon'].map((kind) => matches.find(({ match }) => match === kind));
	const [found] = sure.filter((each) => each !== undefined);
	if (found) return { waiting: found.waiting, isSoon: found.match === 'soon' };
	const [first, ...others] = matches.filter(({ match }) => match === 'perhaps');
	if (others.length > 0)
		context.logger.info(
			`${context.getNode().name}: An event could be meant for ${others.length + 1} waiting executions, so none of them was told.`,
			{ workflowId: context.getWorkflow().id },
		);
	return first && others.length === 0 ? { waiting: first.waiting, isSoon: false } : undefined;
}

const levels = {
	accepted: 'debug',
	rejected: 'debug',
	ignored: 'debug',
	over: 'info',
	failed: 'warn',
} as const;

const words: Readonly<Record<Reported, string>> = {
	accepted: 'let a waiting execution go on',
	rejected: 'was told to a waiting execution, which waits on',
	ignored: 'was told to a waiting execution, which was not meant',
	over: 'came too late for the execution that had waited for it',
	failed: 'could not be told to a waiting execution, so WhatsApp was asked to send it again',
};

function logReport({ context }: Receiving, { json }: Occurrence, reported: Reported): void {
	context.logger[levels[reported]](
		`${context.getNode().name}: ${json.eventId} ${words[reported]}.`,
		{ workflowId: context.getWorkflow().id },
	);
}

function end(store: ExpectationStore, id: string, reported: Reported): void {
	if (reported === 'accepted' || reported === 'over') endExpectation(store, id);
}

/** Tells it once, and one event after the other. */
async function tell(
	receiving: Receiving,
	store: ExpectationStore,
	{ occurrence: { json }, waiting: [id, { resume }] }: Found,
): Promise<Reported> {
	const { context, catalogue } = receiving;
	const keys = await receiving.keys();
	const address = decryptResume(resume, keys);
	const event = catalogue.expected.toReport(json);
	const name = `${id} ${json.eventId}`;
	const tellNow = async (): Promise<Reported> => {
		const entry = readExpectations(store).get(id);
		const earlier = known.get(name);
		if (earlier === 'accepted' || earlier === 'rejected') return earlier;
		if (address === undefined || !entry || isOver(entry)) return 'over';
		const reported = await reportExpected(context, { resume: address, event, keys });
		// Whether it was taken at the first try nobody knows, but for the execution that is over.
		const outcome = earlier === 'failed' && reported === 'over' ? 'accepted' : reported;
		known.set(name, outcome);
		end(store, id, outcome);
		return outcome;
	};
	return await reports.run(name, async () => await inTurn.run(id, tellNow));
}

async function report(
	receiving: Receiving,
	store: ExpectationStore,
	found: Found,
): Promise<Reported> {
	const told = found.isSoon ? 'failed' : await tell(receiving, store, found);
	end(store, found.waiting[0], told);
	// The trigger in front may be in another process, and has told it.
	const isTold = told === 'over' && readHops(receiving.request.headers).length > 0;
	const reported = isTold ? 'rejected' : told;
	logReport(receiving, found.occurrence, reported);
	return reported;
}

/** Repetitions of these start nothing, like those of events that have started the workflow. */
async function remember(
	receiving: Receiving,
	occurrences: Occurrence[],
	staticData: IDataObject,
): Promise<void> {
	if (occurrences.length === 0) return;
	receiving.deduplication.keep((await takeNew(receiving, occurrences, { staticData })) ?? []);
}

function findAll(receiving: Receiving, body: unknown, waiting: readonly Waiting[]): Found[] {
	const { catalogue } = receiving;
	const occurrences = catalogue
		.read(body, (event) => event === catalogue.expected.event)
		.filter(({ json }) => catalogue.concerns(json));
	return withoutStarted(receiving, occurrences).flatMap((occurrence) => {
		const found = findWaiting(receiving, waiting, occurrence);
		return found ? [{ occurrence, ...found }] : [];
	});
}

/**
 * Tells executions that wait for an event in this webhook, whether the trigger has chosen it or
 * not. Where nobody waits, that costs next to nothing.
 */
export async function intercept(
	receiving: Receiving,
	body: unknown,
	staticData: IDataObject,
): Promise<Interception> {
	const { context, key, isTest } = receiving;
	if (isTest) return nothing;
	const store = { staticData, key, owner: () => ownerOf(context) };
	const waiting = [...readExpectations(store)].filter(([, entry]) => !isOver(entry));
	if (waiting.length === 0) return nothing;
	const taken = new Set<string>();
	const told: Occurrence[] = [];
	let isToRepeat = false;
	for (const found of findAll(receiving, body, waiting)) {
		const { occurrence } = found;
		const reported = isToRepeat ? 'failed' : await report(receiving, store, found);
		if (reported === 'ignored' || reported === 'over') continue;
		taken.add(occurrence.json.eventId);
		if (reported === 'failed') isToRepeat = true;
		else told.push(occurrence);
	}
	await remember(receiving, told, staticData);
	return { taken, isToRepeat };
}
