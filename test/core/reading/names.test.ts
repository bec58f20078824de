import { holdsIdsAlone, Names } from '../../../nodes/WhatsAppGroups/core/reading/names';
import { groupNaming } from '../../../nodes/WhatsAppGroups/groups/fields/group';

const groups = (...subjects: string[]) =>
	new Names(
		groupNaming,
		subjects.map((name, index) => ({ id: `ID${index}`, name })),
	);
const find = (given: unknown, ...subjects: string[]) => groups(...subjects).find('Group', given);

describe('a group is found by its subject', () => {
	it.each([
		['as it is', 'Order 4711', 'Order 4711'],
		['in other letters', 'ORDER 4711', 'Order 4711'],
		['with spaces around it', '  Order 4711\r\n', 'Order 4711'],
		['with other spaces inside it', 'Order\u00a0 4711', 'Order 4711'],
		['with characters that nobody sees', '\ufeffOrder\u200b 4711', 'Order 4711'],
		['in another form of its letters', 'Grüße', 'Gru\u0308ße'],
		['as a number', 4711, '4711'],
		['in an item', { subject: 'Order 4711', createdAt: '2026-01-01' }, 'Order 4711'],
		['in an item of an input', [{ json: { subject: 'Order 4711' } }], 'Order 4711'],
		['in a picker', { __rl: true, mode: 'name', value: 'Order 4711' }, 'Order 4711'],
		['with brackets', '[VIP] Order', '[VIP] Order'],
	])('%s', (_how, given, subject) => {
		expect(find(given, 'Other', subject, `${subject} copy`)).toBe('ID1');
	});

	it('or by its ID, which an item may also have', () => {
		expect(find('ID1', 'A', 'B')).toBe('ID1');
		expect(find({ groupId: 'ID1', subject: 'A' }, 'A', 'B')).toBe('ID1');
	});

	it('by the very spelling, where others differ only in it', () => {
		expect(find('Order', 'order', 'ORDER', 'Order')).toBe('ID2');
	});

	it('although a page listed it twice', () => {
		const twice = { id: 'ID', name: 'Order' };
		expect(new Names(groupNaming, [twice, twice]).find('Group', 'order')).toBe('ID');
	});

	it.each([
		[undefined],
		[null],
		[''],
		[' \u200b'],
		[[]],
		[{ __rl: true, mode: 'name', value: '' }],
	])('not where none is given: %j', (given) => {
		expect(find(given, '', 'Order')).toBe('');
	});
});

function refusalOf(given: unknown, ...subjects: string[]): { message: string; remedy: string } {
	try {
		find(given, ...subjects);
	} catch (refusal) {
		return refusal as { message: string; remedy: string };
	}
	throw new Error('It was found');
}

describe('where it is not clear which group is meant', () => {
	it('none: says which groups there are, the most similar first', () => {
		const others = ['A', 'B', 'C', 'D', 'E'];
		expect(refusalOf('Order 4712', ...others, 'Order 4711')).toMatchObject({
			message: 'Group is "Order 4712", but no active group has this subject',
			remedy: expect.stringMatching(/^Active groups: "Order 4711" \(ID ID5\), "A" .*and 1 more\./),
		});
	});

	it('none: a part of a subject is not enough', () => {
		expect(() => find('Order', 'Order 4711')).toThrow('no active group has this subject');
	});

	it('several: says which, with their IDs', () => {
		expect(refusalOf('order', 'Order', 'Other', 'ORDER')).toMatchObject({
			message: 'Group is "order", but 2 groups have this subject',
			remedy: expect.stringContaining('"Order" (ID ID0), "ORDER" (ID ID2).'),
		});
	});

	it('several with the very same subject', () => {
		expect(() => find('Order', 'Order', 'Order')).toThrow('2 groups have this subject');
	});

	it('says so where there is no group at all', () => {
		expect(refusalOf('Order')).toMatchObject({
			remedy: expect.stringContaining('no active groups'),
		});
	});

	it.each([
		[['Order', 'Other'], 'Group is a list'],
		[{ text: 'Order' }, 'Group is an object'],
	])('takes no name from %j', (given, words) => {
		expect(() => find(given, 'Order')).toThrow(words);
	});
});

describe('a list of groups', () => {
	const id = 'Y2FwaV9ncm91cDoxNzA1';
	const isLink = (text: string) => text.startsWith('https://');
	const findAll = (given: unknown, ...subjects: string[]) =>
		groups(...subjects).findAll('Groups', given, isLink);

	it.each([
		['names with commas between them', 'order 1, Class 7b', ['ID0', 'ID1']],
		['an array, with a name that has a comma', ['Berlin, Mitte', 'order 1'], ['ID2', 'ID0']],
		['an array of names', ['Class 7b', 'ORDER 1'], ['ID1', 'ID0']],
		['names and IDs', `Class 7b\n${id}`, ['ID1', id]],
		['a name that has a comma in it', 'Berlin, Mitte', ['ID2']],
		['items with a subject', [{ subject: 'Order 1' }, { groupId: id, subject: 'B' }], ['ID0', id]],
		['a number', 4711, ['ID3']],
		['what is not a name either', 'https://chat.whatsapp.com/A', ['https://chat.whatsapp.com/A']],
		['nothing', ' ,', []],
	])('may be %s', (_what, given, found) => {
		expect(findAll(given, 'Order 1', 'Class 7b', 'Berlin, Mitte', '4711')).toEqual(found);
	});

	it('says which of its names no group has', () => {
		expect(() => findAll('Order 1, Order 2', 'Order 1')).toThrow(
			'Groups has "Order 2", but no active group has this subject',
		);
	});

	it.each([
		[id, true],
		[[id, '120363416829570775@g.us', ' 120363416829570775 '], true],
		[[{ groupId: id, subject: 'A' }], true],
		['', true],
		[`${id}, Class 7b`, false],
		['G1', false],
		[[{ subject: 'A' }], false],
	])('needs no reading where it can only be IDs: %j is %s', (given, isSo) => {
		expect(holdsIdsAlone(given, groupNaming)).toBe(isSo);
	});
});
