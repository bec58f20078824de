import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export type Count = { passed: number; failed: number };
type JestReport = {
	numPassedTests: number;
	numFailedTests: number;
	numRuntimeErrorTestSuites: number;
	numTotalTests: number;
};

/**
 * Counts what a jest report says; a run that failed without a failed test, or without a report, is
 * one failure.
 */
export function countJest(reportFile: string, isGood: boolean): Count {
	if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
	const report = JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport;
	const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
	const isHonest = isGood && report.numTotalTests > 0;
	return { passed: report.numPassedTests, failed: isHonest ? failed : Math.max(failed, 1) };
}

/** Leaves the count for who asked for it: a line of JSON in the file that CHECK_RESULTS names. */
export function record(command: string, count: Count, file = process.env['CHECK_RESULTS']): void {
	if (file !== undefined && file !== '')
		appendFileSync(file, `${JSON.stringify({ command, ...count })}\n`);
}
