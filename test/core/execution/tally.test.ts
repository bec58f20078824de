import { Tally } from '../../../nodes/WhatsAppGroups/core/execution/tally';

function makeTally(): { tally: Tally; logged: string[]; shown: unknown[] } {
	const logged: string[] = [];
	const shown: unknown[] = [];
	const logger = { info: (line: string) => void logged.push(line) };
	return {
		tally: new Tally({
			logger,
			sendMessageToUI: (line: unknown) => void shown.push(line),
		} as never),
		logged,
		shown,
	};
}

afterEach(() => jest.useRealTimers());

it('says nothing about a single message', () => {
	const { tally } = makeTally();
	tally.send();
	expect(tally.summary()).toBeUndefined();
});

it('sums up by reason, the most frequent first', () => {
	const { tally } = makeTally();
	for (let count = 0; count < 7; count++) tally.send();
	tally.skip();
	for (const reason of ['Full', 'Gone', 'Gone']) tally.fail(new Error(reason));
	tally.withhold(2);
	expect(tally.summary()).toMatch(
		/^Sent 7, 3 failed \(2 × Gone; 1 × Full\), 1 skipped \(accepted earlier under this Resume Key\), 2 not sent because the execution was stopped, in 0\.\d s$/,
	);
});

it('says of items of which some were only previewed what was sent', () => {
	const { tally } = makeTally();
	tally.preview({ isClear: false, isAccepted: false });
	expect(tally.summary()).toMatch(/^Nothing was sent\. 1 of 1 messages could not be sent/);
	tally.send();
	expect(tally.summary()).toMatch(/^Sent 1, 0 failed, 0 skipped, 1 only previewed, in /);
});

it('says of a preview that nothing was found, and what is there already', () => {
	const { tally } = makeTally();
	tally.preview({ isClear: true, isAccepted: false });
	expect(tally.summary()).toBe(
		'Nothing was sent. Nothing was found that speaks against the message.',
	);
	tally.preview({ isClear: true, isAccepted: true });
	expect(tally.summary()).toBe(
		'Nothing was sent. Nothing was found that speaks against any of the 2 messages. 1 would be skipped: accepted earlier under this Resume Key.',
	);
});

it('does not say that it took no time', () => {
	jest.useFakeTimers();
	const { tally } = makeTally();
	tally.send();
	tally.send();
	expect(tally.summary()).toBe('Sent 2, 0 failed, 0 skipped, in 0.1 s');
});

it('counts a failure once, however often it is told', () => {
	const { tally } = makeTally();
	const failure = new Error('Full');
	tally.fail(failure);
	tally.fail(failure);
	tally.send();
	expect(tally.summary()).toContain('1 failed');
});

it('tells every ten seconds how far it is', () => {
	jest.useFakeTimers();
	const { tally, logged, shown } = makeTally();
	for (let second = 0; second < 35; second++) {
		jest.advanceTimersByTime(1_000);
		tally.send();
	}
	expect(logged).toEqual([
		'WhatsApp Groups: 10 sent, 0 failed, 0 skipped after 10.0 s',
		...['20', '30'].map((count) => expect.stringContaining(`${count} sent`) as string),
	]);
	expect(shown).toEqual(logged);
});

it.each([
	[8, /reason 8\)/],
	[9, /reason 8; 1 other reason\)/],
	[11, /reason 8; 3 other reasons\)/],
])('names at most eight reasons of %i', (count, end) => {
	const { tally } = makeTally();
	for (let reason = 1; reason <= count; reason++) tally.fail(new Error(`reason ${reason}`));
	expect(tally.summary()).toMatch(end);
});

it('counts what was not sent because the execution was stopped', () => {
	const { tally, logged } = makeTally();
	tally.send();
	tally.withhold(3);
	tally.tellStopped();
	expect(logged).toEqual([
		expect.stringContaining('Sent 1, 0 failed, 0 skipped, 3 not sent because'),
	]);
});
