import { createInterface } from 'node:readline';
import { exampleNames, readExample, type ExampleName } from './examples';

/** The examples with the numbers to type. */
export function listExamples(): string {
	return exampleNames
		.map((name, index) => `  ${index + 1}  ${name}  (${readExample(name).name})`)
		.join('\n');
}

/** The example that somebody typed, by number or name. */
export function exampleCalled(typed: string): ExampleName | undefined {
	const wanted = typed.trim();
	return exampleNames.find((name, index) => name === wanted || String(index + 1) === wanted);
}

/**
 * Imports what somebody types, as long as the terminal is there. Nobody is waited for, and without
 * the terminal's raw mode Ctrl-C stays a signal.
 */
export function offerExamples(
	input: NodeJS.ReadableStream,
	{
		importOne,
		tell,
	}: { importOne: (name: ExampleName) => Promise<string>; tell: (line: string) => void },
): void {
	createInterface({ input, terminal: false }).on('line', (line) => {
		if (line.trim() === '') return;
		const name = exampleCalled(line);
		if (name === undefined) tell(`There is no example "${line.trim()}":\n${listExamples()}`);
		else
			importOne(name).then(tell, (error: unknown) =>
				tell(`"${name}" was not imported: ${error instanceof Error ? error.message : error}`),
			);
	});
}
