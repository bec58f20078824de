import type { Part } from './arguments';
import { broadcast } from './broadcast';
import type { Lab } from './lab';
import { measureKilled } from './killed';
import { measureLongBroadcast } from './longBroadcast';
import { measureReading } from './reading';
import { measureReceipts } from './receipts';
import { measureResume } from './resume';
import { measureWorkers } from './workers';
import type { Broadcast, Result, Sender } from './result';
import { builtIn, httpRequest, ours, type SenderNode } from './senders';
import { measureScaling, measureTransport } from './transport';
import { measureTriggers } from './trigger';

type Measurement = {
	words: string;
	/** In an n8n of its own. */ isAlone?: true;
	measure: (lab: Lab) => Promise<Partial<Result>>;
};

const senders: Record<Sender, SenderNode> = {
	ours: ours(),
	builtIn,
	httpPlain: httpRequest(),
	httpBatched: httpRequest({ batchSize: 80 }),
	httpBatchedRetry: httpRequest({ batchSize: 80, retries: true }),
};

async function measureBroadcast80(lab: Lab): Promise<Partial<Result>> {
	const broadcast80: Partial<Record<Sender, Broadcast>> = {};
	for (const [name, sender] of Object.entries(senders) as Array<[Sender, SenderNode]>) {
		const sent = await broadcast(lab, {
			sender,
			items: lab.counts.broadcast80,
			messagesPerSecond: 80,
		});
		lab.say(
			`  ${name}: ${sent.accepted} of ${sent.items} accepted, ${sent.lost} lost, ${sent.doubled} twice, ${sent.seconds.toFixed(1)} s`,
		);
		broadcast80[name] = sent;
	}
	return { broadcast80 };
}

/**
 * In this order: what is sensitive to a busy n8n comes first, and memory is measured in an n8n that
 * has done nothing before.
 */
export const measurements: Record<Part, Measurement> = {
	broadcast80: { words: 'Broadcasts at 80 per second', measure: measureBroadcast80 },
	broadcast50: {
		words: 'Broadcast at 50 per second, not told',
		measure: async (lab) => ({
			broadcast50: {
				ours: await broadcast(lab, {
					sender: ours(),
					items: lab.counts.broadcast50,
					messagesPerSecond: 50,
				}),
			},
		}),
	},
	broadcast1000: {
		words: 'Broadcast at 1,000 per second',
		measure: async (lab) => {
			const sender = ours({ messagesPerSecond: 1_000, highThroughput: true });
			return {
				broadcast1000: {
					ours: await broadcast(lab, {
						sender,
						items: lab.counts.broadcast1000,
						messagesPerSecond: 1_000,
					}),
				},
			};
		},
	},
	allGroups: {
		words: 'Broadcast to all groups at 1,000 per second',
		measure: async (lab) => {
			const way = { messagesPerSecond: 1_000, highThroughput: true };
			return {
				allGroups: {
					ours: await broadcast(lab, {
						sender: ours(way, 'allGroups'),
						items: lab.counts.allGroups,
						messagesPerSecond: 1_000,
					}),
				},
			};
		},
	},
	transport: {
		words: 'How fast messages leave n8n',
		measure: async (lab) => ({ transport: await measureTransport(lab) }),
	},
	resume: {
		words: 'What a Resume Key costs',
		measure: async (lab) => ({ resume: await measureResume(lab) }),
	},
	trigger: {
		words: 'Webhooks per second',
		measure: async (lab) => ({ trigger: await measureTriggers(lab) }),
	},
	receipts: {
		words: 'Receipts of a broadcast to all groups',
		measure: async (lab) => ({ receipts: await measureReceipts(lab) }),
		// A trigger of a part before has left its callback.
		isAlone: true,
	},
	reading: {
		words: 'Reading webhooks',
		measure: async (lab) => ({ reading: measureReading(lab.counts.readingSeconds) }),
	},
	workers: {
		words: 'Workers on one number',
		measure: async (lab) => ({ workers: await measureWorkers(lab) }),
	},
	broadcastLong: {
		words: 'A long broadcast at 80 per second',
		measure: async (lab) => ({ broadcastLong: await measureLongBroadcast(lab) }),
		isAlone: true,
	},
	killed: {
		words: 'A broadcast in an n8n that is killed',
		measure: async (lab) => ({ killed: await measureKilled(lab) }),
		isAlone: true,
	},
	scaling: { words: 'Time and memory by number of items', measure: measureScaling, isAlone: true },
};
