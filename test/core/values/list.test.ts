import { toList, toParts } from '../../../nodes/WhatsAppGroups/core/values/list';

it.each<[unknown, string[]]>([
	['a, b', ['a', 'b']],
	['a\r\nb\n', ['a', 'b']],
	['a;b', ['a', 'b']],
	['["a","b"]', ['a', 'b']],
	[' ["a", ["b"]] ', ['a', 'b']],
	[
		['a', 'b, c', ['d']],
		['a', 'b', 'c', 'd'],
	],
	['[a, b', ['[a', 'b']],
	['"a,b"', ['a', 'b']],
	[7, ['7']],
	[['a', ' a', 'a'], ['a']],
	...[undefined, null, '', ' , \n', []].map((given) => [given, []] as [unknown, string[]]),
])('%j is the list %j', (given, list) => {
	expect(toList(given)).toEqual(list);
});

it('keeps objects whole, from JSON text too', () => {
	expect(toParts('[{"id":"a,b"},"c,d"]')).toEqual([{ id: 'a,b' }, 'c', 'd']);
});

it('ends in a list that holds itself', () => {
	const list: unknown[] = ['a'];
	list.push(list);
	expect(toParts(list)).toContain('a');
});
