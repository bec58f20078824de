import { setTimeout as sleep } from 'node:timers/promises';
import fc from '../support/fastCheck';
import { round, tally, timesAccepted, toItems } from './broadcast';
import { openRunner, type Runner } from './execution';
import type { Item } from './execution';
import type { Lab } from './lab';
import type { Result } from './result';
import { ours } from './senders';

const kills = 5;
const messagesPerSecond = 80;
const lookEveryMs = 40;
/** The moments are the same in every run of the bench. */
const seed = 20_260_301;

/**
 * After how many accepted messages n8n is killed: at random, but not so soon after the one before
 * that what that one had sent twice is not known yet.
 */
export function momentsOfKills(items: number): number[] {
	const percent = fc.noBias(fc.integer({ min: 20, max: 80 }));
	const stretch = items / (kills + 0.5);
	return fc
		.sample(percent, { seed, numRuns: kills })
		.map((percent, kill) => Math.round((kill + percent / 100) * stretch));
}

/** A broadcast with a Resume Key in an n8n that is killed five times, and started again. */
export async function measureKilled(lab: Lab): Promise<NonNullable<Result['killed']>> {
	const { graph, counts } = lab;
	const phoneNumberId = lab.nextPhoneNumberId();
	await graph.limit(messagesPerSecond);
	await graph.forgetRequests();
	const items = toItems(phoneNumberId, await graph.createGroups(phoneNumberId, counts.killed));
	const node = await ours({ resumeKey: 'killed' }).build(lab, phoneNumberId);
	const runner = await openRunner(lab, node);
	const startedMs = Date.now();
	const repeatedBefore: number[] = [];
	const repeated = async () =>
		timesAccepted(await graph.settledMessages(phoneNumberId)).reduce(
			(sum, times) => sum + times - 1,
			0,
		);
	for (const moment of momentsOfKills(counts.killed)) {
		await killAt(lab, { runner, items, moment, phoneNumberId });
		repeatedBefore.push(await repeated());
		await lab.startN8nAgain();
	}
	await runner.run(items);
	const inAll = await repeated();
	await runner.close();
	// What a kill has caused is sent after it.
	const repeats = [...repeatedBefore.slice(1), inAll].map(
		(sum, kill) => sum - (repeatedBefore[kill] ?? 0),
	);
	return {
		...tally(counts.killed, await graph.settledMessages(phoneNumberId)),
		repeats,
		mostRepeats: Math.max(...repeats),
		seconds: round((Date.now() - startedMs) / 1_000, 1),
	};
}

type Running = { runner: Runner; items: Item[]; moment: number; phoneNumberId: string };

async function killAt(lab: Lab, { runner, items, moment, phoneNumberId }: Running): Promise<void> {
	// It ends with n8n.
	const running = runner.run(items).then(
		() => 'ended' as const,
		() => 'cut off' as const,
	);
	while ((await lab.graph.acceptedCount(phoneNumberId)) < moment) await sleep(lookEveryMs);
	await lab.killN8n();
	if ((await running) === 'ended') throw new Error('The broadcast had ended before the kill.');
}
