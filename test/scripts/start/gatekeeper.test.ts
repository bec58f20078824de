import { runCodeNode } from './codeNode';

const list = [
	{ phone: '+1 (415) 555-0101', userId: '', name: 'Ana' },
	{ phone: null, userId: 'US.13491208655302741918', name: 'Ben' },
];
const request = (participant: object) => ({ event: 'joinRequest.created', participant });
const areMembers = (people: object[], rows: object[] = list) =>
	runCodeNode('join-request-gatekeeper', 'On the list?', rows as never, {
		'Somebody asks': people.map(request) as never,
	}).map(({ isMember }) => isMember);

describe('the list of the gatekeeper', () => {
	it('finds people by the digits of their number, or by their user ID', () => {
		expect(
			areMembers([
				{ waId: '14155550101' },
				{ userId: 'US.13491208655302741918' },
				{ waId: '14155550102', userId: 'US.2' },
			]),
		).toEqual([true, true, false]);
	});

	it('knows nobody who hides the number from rows without a user ID, or from an empty list', () => {
		expect(areMembers([{ userId: 'US.1' }, {}])).toEqual([false, false]);
		expect(areMembers([{ waId: '14155550101' }, {}], [{}])).toEqual([false, false]);
	});

	it('leaves questions alone, which came in the same webhook', () => {
		const question = { event: 'message.received', participant: { waId: '14155550101' } };
		const output = runCodeNode('join-request-gatekeeper', 'On the list?', list, {
			'Somebody asks': [question, request({ waId: '14155550101' })],
		});
		expect(output).toHaveLength(1);
	});
});
