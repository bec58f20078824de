import { readOutput, unflatten } from '../../n8nServer/executionData';

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
});
