import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countJest, record } from '../../scripts/results';
import { makeTemporaryFolder } from '../support/temporaryFolder';

const folder = makeTemporaryFolder('results');
const report = join(folder, 'jest.json');

function countOf(numbers: { passed: number; failed: number; broken: number }, isGood: boolean) {
	const { passed, failed, broken } = numbers;
	writeFileSync(
		report,
		JSON.stringify({
			numPassedTests: passed,
			numFailedTests: failed,
			numRuntimeErrorTestSuites: broken,
			numTotalTests: passed + failed,
		}),
	);
	return countJest(report, isGood);
}

describe('the count of a jest run', () => {
	it('is what jest counted', () =>
		expect(countOf({ passed: 7, failed: 2, broken: 0 }, false)).toEqual({ passed: 7, failed: 2 }));
	it('has a failure for a file that did not run', () =>
		expect(countOf({ passed: 7, failed: 0, broken: 1 }, false)).toEqual({ passed: 7, failed: 1 }));
	it('has a failure when jest failed for another reason', () =>
		expect(countOf({ passed: 7, failed: 0, broken: 0 }, false)).toEqual({ passed: 7, failed: 1 }));
	it('has a failure when there was no test at all', () =>
		expect(countOf({ passed: 0, failed: 0, broken: 0 }, true)).toEqual({ passed: 0, failed: 1 }));
	it('has a failure when there is no report', () =>
		expect(countJest(join(folder, 'none.json'), true)).toEqual({ passed: 0, failed: 1 }));

	it('is left as a line for who asked', () => {
		const file = join(folder, 'lines');
		record('npm test', { passed: 1, failed: 0 }, file);
		record('npm run test:e2e', { passed: 2, failed: 1 }, file);
		expect(
			readFileSync(file, 'utf8')
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line) as unknown),
		).toEqual([
			{ command: 'npm test', passed: 1, failed: 0 },
			{ command: 'npm run test:e2e', passed: 2, failed: 1 },
		]);
	});
});
