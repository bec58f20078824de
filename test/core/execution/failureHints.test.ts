import type { INode } from 'n8n-workflow';
import { toFailureHints } from '../../../nodes/WhatsAppGroups/core/execution/failureHints';
import type { ItemResult } from '../../../nodes/WhatsAppGroups/core/execution/outcomes';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';

const node = { name: 'WhatsApp Groups', typeVersion: 1 } as INode;
const names = {
	idKey: 'groupId',
	nameKey: 'groupSubject',
	ownKey: 'subject',
	find: (id: string) => (id.startsWith('G') ? undefined : `Class ${id}`),
};

/** An item about this group that WhatsApp refused with this code. */
const failed = (groupId: string, code = 131020): ItemResult => ({
	named: { groupId },
	names,
	outcomes: [{ error: toNodeApiError(node, { httpStatus: 400, code }) }],
});

it('says once what to do, and for whom', () => {
	const hints = toFailureHints([
		failed('1'),
		failed('2'),
		failed('G3'),
		failed('1'),
		failed('4', 131207),
	]);
	expect(hints).toEqual([
		expect.stringMatching(/^Nobody is in this group: "Class 1", "Class 2"\. Send people/),
		expect.stringMatching(/^WhatsApp has suspended this group: "Class 4"\. /),
	]);
});

it('names five at most', () => {
	const results = ['1', '2', '3', '4', '5', '6', '7'].map((id) => failed(id));
	expect(toFailureHints(results)[0]).toContain('"Class 5" and 2 more. Send people');
});

it.each([
	['whom nobody has named', [failed('G1')], [expect.stringMatching(/group\. Send/)]],
	['nobody', [{ outcomes: [{ output: {} }] }], []],
	['a code that nobody knows', [failed('1', 77)], []],
])('says nothing about %s', (_who, results, hints) => {
	expect(toFailureHints(results)).toEqual(hints);
});

it('counts the targets that were not reached', () => {
	const targets = { key: 'groupId', plural: 'groups', ids: ['G1', 'G2'] };
	const [outcome] = failed('G1').outcomes;
	const results = [{ targets, outcomes: [{ output: {} }, outcome] }];
	expect(toFailureHints(results)).toContain(
		'1 of 2 groups were not reached: see "error" in their items',
	);
});
