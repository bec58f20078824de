import { PassThrough } from 'node:stream';
import { exampleNames } from '../../../scripts/start/examples';
import { exampleCalled, listExamples, offerExamples } from '../../../scripts/start/offerExamples';

describe('the examples to import while npm start runs', () => {
	it('are called by number or name', () => {
		expect(exampleNames.map((_name, index) => exampleCalled(` ${index + 1} `))).toEqual(
			exampleNames,
		);
		expect(exampleNames.map((name) => exampleCalled(name))).toEqual(exampleNames);
		for (const typed of ['0', '1.0', String(exampleNames.length + 1), '', 'constructor'])
			expect(exampleCalled(typed)).toBeUndefined();
	});

	it('are imported when somebody types one; other words are answered, an empty line is not', async () => {
		const input = new PassThrough();
		const told: string[] = [];
		offerExamples(input, {
			importOne: async (name) => {
				if (name === exampleNames[1]) throw new Error('n8n is away');
				return `${name} is imported`;
			},
			tell: (line) => told.push(line),
		});
		input.end(`\n1\n2\nnone\n`);
		await new Promise((resolve) => input.once('close', () => setImmediate(resolve)));
		expect(told.sort()).toEqual(
			[
				`${exampleNames[0]} is imported`,
				`"${exampleNames[1]}" was not imported: n8n is away`,
				`There is no example "none":\n${listExamples()}`,
			].sort(),
		);
	});
});
