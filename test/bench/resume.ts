import { round, toItems } from './broadcast';
import { openRunner } from './execution';
import type { Lab } from './lab';
import type { Result } from './result';
import { ours } from './senders';
import { unpaced } from './transport';

const way = { messagesPerSecond: unpaced, highThroughput: true };

/**
 * What a Resume Key costs: the same list without and with a key, where nothing limits, and then
 * once more, where all is skipped. In turn, twice, and the faster of the two, since whatever
 * disturbs makes it slower.
 */
export async function measureResume(lab: Lab): Promise<NonNullable<Result['resume']>> {
	const entries = lab.counts.resume;
	const without: number[] = [];
	const first: number[] = [];
	const again: number[] = [];
	for (let turn = 0; turn < 2; turn++) {
		without.push(...(await run(lab, { entries, times: 1 })));
		const [one = 0, other = 0] = await run(lab, { entries, times: 2, resumeKey: `bench ${turn}` });
		first.push(one);
		again.push(other);
	}
	const [secondsWithout, secondsWith, secondsAgain] = [
		Math.min(...without),
		Math.min(...first),
		Math.min(...again),
	];
	return {
		entries,
		secondsWithout,
		secondsWith,
		costSeconds: round(secondsWith - secondsWithout, 2),
		secondsAgain,
	};
}

async function run(
	lab: Lab,
	{ entries, times, resumeKey }: { entries: number; times: number; resumeKey?: string },
): Promise<number[]> {
	const phoneNumberId = lab.nextPhoneNumberId();
	await lab.graph.limit(0);
	await lab.graph.forgetRequests();
	const groups = await lab.graph.createGroups(phoneNumberId, entries);
	const items = toItems(phoneNumberId, groups);
	const runner = await openRunner(
		lab,
		await ours({ ...way, ...(resumeKey && { resumeKey }) }).build(lab, phoneNumberId),
	);
	const seconds: number[] = [];
	for (let time = 0; time < times; time++) {
		await lab.usage.settle();
		seconds.push(round((await runner.run(items)).seconds, 2));
	}
	await runner.close();
	const sent = await lab.graph.settledMessages(phoneNumberId);
	if (sent.length !== entries)
		throw new Error(`${entries} messages, sent ${times} times, made ${sent.length} requests.`);
	return seconds;
}
