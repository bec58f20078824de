import type { Part } from './arguments';
import type { OtherUse } from './otherUse';

/** One broadcast, counted where the messages arrive. */
export type Broadcast = {
	items: number;
	/** Items whose message was accepted at least once. */
	accepted: number;
	lost: number;
	/** Items whose message was accepted more than once. */
	doubled: number;
	/** How long the node ran, as n8n tells it. */
	seconds: number;
	limitSeconds: number;
	ratioToLimit: number;
};
/** `largestShare` is over the smallest; `shares` are messages accepted while all were sending. */
export type SharedBroadcast = Broadcast & { shares: number[]; largestShare: number };
/**
 * n8n's request helper as it comes; the same, given the credential so that it decrypts nothing;
 * Node's pooled client; and ours. The bare two show what the way itself costs.
 */
export type TransportWay = 'naive' | 'helper' | 'pool' | 'default' | 'highThroughput';
export type Transport = { perSecond: number; cpuMsPerMessage: number; connections: number };
/** Webhooks answered per second. */
export type TriggerSpeed = { dropped: number; started: number };
/** `peakMemoryMb` is above what n8n held when idle. */
export type Scale = { seconds: number; peakMemoryMb: number };

export type Sender = 'ours' | 'builtIn' | 'httpPlain' | 'httpBatched' | 'httpBatchedRetry';

/** What `--json` writes; a part that was not measured is missing. */
export type Result = {
	measured: {
		at: string;
		quick: boolean;
		minutes: number;
		n8n: string;
		node: string;
		cpu: string;
		cores: number;
		memoryGb: number;
		platform: string;
	};
	method: Record<string, string>;
	/** What other programs used while a part was measured. */
	others?: Partial<Record<Part, OtherUse>>;
	broadcast80?: Partial<Record<Sender, Broadcast>>;
	broadcast50?: { ours: Broadcast };
	broadcast1000?: { ours: Broadcast };
	/** With the reading of the list of groups. */
	allGroups?: { ours: Broadcast };
	/** As it comes; memory is above what n8n held when idle. */
	broadcastLong?: Broadcast & { peakMemoryMb: number };
	/** A broadcast with a Resume Key in an n8n that was killed; repeats by kill. */
	killed?: Pick<Broadcast, 'items' | 'accepted' | 'lost' | 'doubled'> & {
		repeats: number[];
		mostRepeats: number;
		seconds: number;
	};
	/** In queue mode; the broadcast of all of them together, and what each sent while all did. */
	workers?: Record<'two' | 'three', SharedBroadcast>;
	transport?: Record<TransportWay, Transport>;
	trigger?: Record<'floor' | 'ours' | 'builtIn', TriggerSpeed>;
	/** Receipts that came out of the trigger, and how many per second. */
	receipts?: {
		receipts: number;
		lost: Record<'floor' | 'ours', number>;
		perWebhook: number;
		perSecond: Record<'floor' | 'ours', number>;
	};
	reading?: { eventsPerSecond: number };
	/** The same list without a Resume Key, with one, and with it once more. */
	resume?: {
		entries: number;
		secondsWithout: number;
		secondsWith: number;
		costSeconds: number;
		secondsAgain: number;
	};
	/** By number of items, with High Throughput. */
	scaling?: Record<string, Scale>;
	/** The same without; not judged. */
	scalingDefault?: Record<string, Scale>;
	/** The same with n8n's request helper as it comes, for the most items. */
	scalingNaive?: Record<string, Scale>;
};

/** What is said about how each figure was measured, here and in the page. */
export const method: Result['method'] = {
	others:
		'processor cores that other programs used while a part was measured, and a moment before and after (from /proc/stat, without what the bench and everything that it started used): the mean, and the most within five seconds; a part with a mean above 0.15 or a most above 0.4 is not judged',
	seconds:
		"how long the node ran, from n8n's own record of the execution (startTime and executionTime of the node), retries included",
	allGroups:
		'Send To → All Groups for one item: the time includes reading the list of groups, page by page',
	killed:
		'the broadcast at 80 per second has a Resume Key; n8n is killed (SIGKILL) at five random moments, the same in every run, started again, and given the whole list with the same key; repeats are messages that were accepted once more after a kill',
	receipts:
		'the trigger starts the workflow with sent, delivered and read of all groups, 100 receipts in each webhook, ten webhooks under way at once; a node behind it counts each receipt once; in turn with a trigger that does nothing but pass receipts on, four rounds each, median',
	workers:
		'n8n in queue mode (PostgreSQL, Redis, workers that run one execution at a time): each worker has a list of its own, all send from one number at 80 per second, and none knows of the others; seconds from the first start of the node to its last end; shares are counted from when all had begun to when the first had ended',
	accepted:
		'items whose text the emulator accepted (200) at least once; every item has a text of its own, and what n8n says is not asked',
	lost: 'items whose text was never accepted',
	doubled: 'items whose text was accepted more than once',
	limitSeconds:
		'items ÷ limit: what an even pace at the limit takes. The limit is a sliding window of one second, so a sender that opens with a burst could be one second faster',
	ratioToLimit: 'seconds ÷ limitSeconds',
	transport:
		"nothing limits on the other side, which answers after 50 ms; each way has sent 3,000 before; a node that only sends, without any care and without expressions, shows what the way itself costs; n8n's helper opens a connection for each message, Node's pooled client keeps them",
	cpuMsPerMessage:
		"processor time of n8n's main process while the node ran, divided by the messages",
	connections: 'TLS connections opened to the emulator while the node ran',
	peakMemoryMb:
		"highest resident memory of n8n's main process during the execution, above what it held before the first run, when nothing was to be done and garbage was collected",
	scaling:
		"no limit on the other side; High Throughput, the way for numbers whose broadcasts are that large, is judged; scalingDefault is the same without, scalingNaive n8n's request helper as it comes: either opens a connection for each message, and n8n's process lets what is left of those pile up before it cleans up",
	resume:
		'no limit on the other side, High Throughput; the faster of two runs each; costSeconds is what the first run with a key took longer than the one without; the second run with it sends nothing',
	trigger: 'webhooks answered per second, median of the rounds; ten are under way at once',
};
