import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { WhatsAppGroups } from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { emulatorCredentials, openAction } from '../support/actionHost';
import { byId } from '../support/emulatorHost';
import { CallCounters, filesIn, moreThan } from '../support/passedFunctions';
import { walkOf } from './contributingPage';

/**
 * What one message more passes through, counted by V8: the functions that a run with three items
 * calls more often than one with two. What is done once per run is not among them.
 */
interface Sending {
	readonly parameters: INodeParameters;
	/** Called when the last message has left; where it is given, none is answered before. */
	readonly whenAllLeft?: () => Promise<void>;
}

async function send(count: number, { parameters, whenAllLeft }: Sending): Promise<void> {
	const items = Array.from({ length: count }, (_none, number) => ({
		json: { groupId: `Group${number}`, text: `Hello ${number}` },
	}));
	const context = openAction({
		parameters: { resource: 'message', operation: 'sendText', ...parameters },
		credentials: emulatorCredentials,
		items,
		abortSignal: new AbortController().signal,
	});
	let left = 0;
	let answer: () => void = () => undefined;
	const answers = new Promise<void>((resolve) => (answer = resolve));
	context.helpers.httpRequestWithAuthentication = async () => {
		left += 1;
		if (left === count) await whenAllLeft?.().then(answer);
		if (whenAllLeft) await answers;
		return { statusCode: 200, headers: {}, body: { messages: [{ id: 'wamid.1' }] } };
	};
	const [sent] = await new WhatsAppGroups().execute.call(context as unknown as IExecuteFunctions);
	expect(sent).toHaveLength(count);
}

let counters: CallCounters;
beforeAll(async () => (counters = await CallCounters.open()));
afterAll(() => counters.close());

async function passedUntil(until: 'leaves' | 'is put out', parameters: INodeParameters) {
	const run = async (count: number) =>
		await counters.callsUntil(async (now) => {
			if (until === 'leaves') return await send(count, { parameters, whenAllLeft: now });
			await send(count, { parameters });
			return await now();
		});
	// The first answer of a sender is waited for, and V8 counts the first runs with what it compiles.
	await send(1, { parameters });
	await run(2);
	let passed = moreThan(await run(2), await run(3));
	for (let times = 1; times < 3; times++)
		passed = both(passed, moreThan(await run(2), await run(3)));
	return passed;
}

type PassedFunctions = ReturnType<typeof moreThan>;

/** What is in both: what V8 did besides is not in each. */
function both(one: PassedFunctions, other: PassedFunctions): PassedFunctions {
	const shared = [...one].map(([file, functions]) => {
		const others = other.get(file) ?? [];
		return [file, functions.filter((name) => others.includes(name))] as const;
	});
	return new Map(shared.filter(([, functions]) => functions.length > 0));
}

const itsOwn = { groupId: byId('={{ $json.groupId }}'), text: '={{ $json.text }}' };
const fixed = { groupId: byId('G'), text: 'Hello' };

/** Each look at the clock finds it later, so that nothing has to wait for its slot. */
beforeEach(() => {
	let now = performance.now();
	jest.spyOn(performance, 'now').mockImplementation(() => (now += 100));
});
afterEach(() => jest.restoreAllMocks());

it.each([
	['with a text and a group of its own', 18, 'leaves', itsOwn],
	['with a text and a group of its own', 22, 'is put out', itsOwn],
	['with a fixed text to a fixed group', 18, 'is put out', fixed],
] as const)('a message %s passes %d files until it %s', async (_what, most, until, parameters) => {
	const passed = await passedUntil(until, parameters);
	const files = [...passed].map(([file, functions]) => `${file}: ${functions.join(', ')}`).sort();
	console.info(`${files.length} files, ${[...passed.values()].flat().length} functions`, files);
	expect(files.slice(most)).toEqual([]);
	expect(passed.has('core/sending/send.ts')).toBe(true);
});

it('a message passes the files of its walk in CONTRIBUTING', async () => {
	const calls = await counters.callsUntil(async (now) => {
		await send(1, { parameters: itsOwn });
		await now();
	});
	const { steps } = walkOf('A message goes out');
	expect(steps.filter((file) => !filesIn(calls).has(file))).toEqual([]);
});
