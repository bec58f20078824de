import { toDistinctResults } from '../../../nodes/WhatsAppGroups/core/panel/distinctResults';
import { groupSearch } from '../../../nodes/WhatsAppGroups/groups/fields/group';

const group = (id: string, subject: string, created_at?: string) => ({ id, subject, created_at });
const namesOf = (...entries: Array<ReturnType<typeof group>>) =>
	toDistinctResults(entries, groupSearch).map(({ name }) => name);

const [monday, tuesday] = ['1774256400', '1774342800'];

describe('groups in a picker', () => {
	it('show their subjects', () => {
		expect(
			toDistinctResults([group('1', 'A', monday), group('2', 'B', monday)], groupSearch),
		).toEqual([
			{ name: 'A', value: '1' },
			{ name: 'B', value: '2' },
		]);
	});

	it('of one name show when they were created', () => {
		expect(namesOf(group('1', 'A', monday), group('2', 'B'), group('3', 'A', tuesday))).toEqual([
			'A · created 2026-03-23',
			'B',
			'A · created 2026-03-24',
		]);
	});

	it('of one name and day, or without a day, show the end of their IDs too', () => {
		expect(namesOf(group('00000000000001', 'A', monday), group('2', 'A', monday))).toEqual([
			'A · created 2026-03-23 · …0000000001',
			'A · created 2026-03-23 · …2',
		]);
		expect(namesOf(group('1', 'A'), group('2', 'A'))).toEqual(['A · …1', 'A · …2']);
	});

	it('are shown once each, and not without an ID', () => {
		expect(namesOf(group('1', 'A', monday), group('1', 'A', monday), group('', 'A'))).toEqual([
			'A',
		]);
	});
});
