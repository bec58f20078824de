const { default: Sequencer } = require('@jest/test-sequencer');
const slowest = require('./slowest.json');

const rankOf = ({ path }) => slowest.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));

/**
 * Those that take longest, or wait for programs of their own: begun last, they would be what
 * everything waits for. A new checkout has no durations that jest could go by.
 */
module.exports = class SlowFirst extends Sequencer {
	sort(tests) {
		const sorted = super.sort(tests);
		const isSlow = (test) => rankOf(test) >= 0;
		const slow = sorted.filter(isSlow).sort((a, b) => rankOf(a) - rankOf(b));
		return [...slow, ...sorted.filter((test) => !isSlow(test))];
	}
};
