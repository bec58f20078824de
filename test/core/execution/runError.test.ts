import { NodeOperationError, type INode } from 'n8n-workflow';
import type { ItemResult, Outcome } from '../../../nodes/WhatsAppGroups/core/execution/outcomes';
import { nothingSent } from '../../../nodes/WhatsAppGroups/core/execution/errorItem';
import { toRunError } from '../../../nodes/WhatsAppGroups/core/execution/runError';
import type { Tally } from '../../../nodes/WhatsAppGroups/core/execution/tally';

const node = { name: 'WhatsApp Groups', typeVersion: 1 } as INode;
const failed = (): Outcome => ({ error: new NodeOperationError(node, 'Full') });
const done: Outcome = { output: { messageId: 'wamid.1' } };

function descriptionOf(results: ItemResult[], sentCount = 0): string {
	return String(toRunError(results, { sentCount } as Tally)?.description ?? '');
}

it('is none where nothing failed', () => {
	expect(toRunError([{ outcomes: [done] }], {} as Tally)).toBeUndefined();
});

it.each([
	[0, ''],
	[1, '1 other item had already been processed.'],
	[2, '2 other items had already been processed.'],
])('says how many items were processed before: %i', (count, sentence) => {
	const others = Array.from({ length: count }, () => ({ outcomes: [done] }));
	expect(descriptionOf([...others, { outcomes: [failed()] }, { outcomes: [undefined] }])).toBe(
		sentence,
	);
});

it('says that nothing was sent, and only for this item where others were processed', () => {
	const refused = (): ItemResult => ({
		outcomes: [{ error: new NodeOperationError(node, 'Empty', { description: nothingSent }) }],
	});
	expect(descriptionOf([refused()])).toBe('Nothing was sent.');
	expect(descriptionOf([{ outcomes: [done] }, refused()])).toBe(
		'Nothing was sent for this item. 1 other item had already been processed.',
	);
});

it.each([
	[1, ''],
	[2, '2 messages were sent.'],
])('says how many messages were sent when there is more than one: %i', (count, sentence) => {
	expect(descriptionOf([{ outcomes: [failed()] }], count)).toBe(sentence);
});

it('names the target, or what the values name, where it was one of several', () => {
	const named = { groupId: 'G7', messageId: 'wamid.7' };
	const one = () => ({ named, outcomes: [failed()] });
	expect(descriptionOf([{ outcomes: [undefined] }, one()])).toBe(
		'It failed for groupId G7, messageId wamid.7 (item 1).',
	);
	expect(descriptionOf([one()])).toBe('');
	const targets = { key: 'groupId', plural: 'groups', ids: ['G1', 'G2'] };
	expect(descriptionOf([{ named: {}, targets, outcomes: [done, failed()] }])).toContain(
		'It failed for groupId G2 (item 0).',
	);
});

it('counts no target that was only previewed as one that has the message', () => {
	const targets = { key: 'groupId', plural: 'groups', ids: ['G1', 'G2'] };
	const previewed: Outcome = { output: { preview: true } };
	const description = descriptionOf([{ targets, outcomes: [previewed, failed()] }]);
	expect(description).not.toContain('Already sent');
});

it('names the targets that have the message, at most fifty, and those that were not tried', () => {
	const ids = Array.from({ length: 60 }, (_target, index) => `G${index}`);
	const outcomes = ids.map((_id, index) =>
		index === 57 ? failed() : index > 57 ? undefined : done,
	);
	const targets = { key: 'groupId', plural: 'groups', ids };
	const description = descriptionOf([{ targets, outcomes }]);
	expect(description).toContain('Already sent to 57 of 60 groups: G0, G1,');
	expect(description).toContain('G49 and 7 more.');
	expect(description).toContain('Not tried: G58, G59.');
});

describe('where names are known', () => {
	const subjects = new Map([
		['G1', 'Class 7b'],
		['G2', 'Order'],
		['G3', 'Order'],
	]);
	const names = {
		idKey: 'groupId',
		nameKey: 'groupSubject',
		ownKey: 'subject',
		find: (id: string) => subjects.get(id),
	};

	it('names the one that failed, also where there is no other', () => {
		const named = { groupId: 'G1', messageId: 'wamid.7' };
		const one = () => ({ named, names, outcomes: [failed()] });
		expect(descriptionOf([one()])).toBe('It failed for "Class 7b" (messageId wamid.7).');
		const alone = { named: { groupId: 'G1' }, names, outcomes: [failed()] };
		expect(descriptionOf([alone])).toBe('It failed for "Class 7b".');
		expect(descriptionOf([{ outcomes: [undefined] }, one()])).toContain(
			'messageId wamid.7, item 1).',
		);
	});

	it('names the targets, with their IDs where two have the same name', () => {
		const targets = { key: 'groupId', plural: 'groups', ids: ['G1', 'G2', 'G3', 'G4', 'G5'] };
		const outcomes = [done, done, done, done, failed()];
		expect(descriptionOf([{ targets, names, outcomes }])).toContain(
			'Already sent to 4 of 5 groups: "Class 7b", "Order" (G2), "Order" (G3), G4.',
		);
	});
});
