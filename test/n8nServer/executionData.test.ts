import { readOutput, readRuns, unflatten } from '../../n8nServer/executionData';

describe("n8n's flattened execution", () => {
	it('becomes what it was, texts, lists and repeated values included', () => {
		expect(unflatten('[{"a":"1","b":"2","c":3},"text",["1","1"]]')).toEqual({
			a: 'text',
			b: ['text', 'text'],
			c: 3,
		});
	});

	it('has no items of a node that did not run', () => {
		expect(readOutput('[{"resultData":"1"},{"runData":"2"},{}]', 'Trigger')).toEqual([]);
	});

	it('tells what ran, in the order in which it did, with the items of all outputs', () => {
		const flat = [
			{ resultData: '1' },
			{ runData: '2' },
			{ Later: '3', Trigger: '4' },
			['5'],
			['6'],
			{ executionIndex: 1, error: '7' },
			{ executionIndex: 0, data: '8' },
			{ message: '9' },
			{ main: '10' },
			'It failed.',
			[null, '11'],
			['12'],
			{ json: '13' },
			{ event: '14' },
			'message.received',
		];
		expect(readRuns(JSON.stringify(flat))).toEqual([
			{ node: 'Trigger', items: [{ event: 'message.received' }] },
			{ node: 'Later', error: 'It failed.', items: [] },
		]);
		expect(readRuns('[{"resultData":"1"},{}]')).toEqual([]);
	});
});
