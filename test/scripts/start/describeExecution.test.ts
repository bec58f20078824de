import type { NodeRun } from '../../../n8nServer/executionData';
import { describeExecution } from '../../../scripts/start/describeExecution';

const node = (name: string, type: string, parameters = {}) => ({
	name,
	type: `n8n-nodes-${type}`,
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters,
});
const heard = { event: 'message.received', participant: { name: 'Ana' }, groupSubject: 'Order 1' };
const texts = new Map([
	['wamid.1', 'Thank you, Ana!'],
	['wamid.2', 'Two\nlines\u001b[31m'],
]);

function describeRuns(runs: NodeRun[], status: 'success' | 'error' | 'waiting' = 'success') {
	const execution = {
		id: '7',
		workflowId: 'w',
		status,
		mode: 'webhook',
		startedAt: '2026-01-01T00:00:00Z',
		workflowName: 'Gatekeeper',
		runs,
		nodes: [
			node('Hears', 'whatsapp-groups.whatsAppGroupsTrigger'),
			node('Answer', 'whatsapp-groups.whatsAppGroups', { operation: 'sendText' }),
			node('Pin', 'whatsapp-groups.whatsAppGroups', { operation: 'pin' }),
			node('If', 'base.if'),
		],
	};
	return describeExecution(execution, {
		text: (id) => texts.get(id),
		group: (id) => (id === 'g1' ? 'Order 1' : undefined),
		person: (waId) => (waId === '1415' ? 'Ben' : undefined),
	});
}

describe('what npm start says about an execution', () => {
	it('names the event, who and where, the nodes, what was sent, and the end', () => {
		expect(
			describeRuns([
				{ node: 'Hears', items: [heard] },
				{ node: 'If', items: [{ ...heard, messageId: 'wamid.1' }] },
				{ node: 'Answer', items: [{ messageId: 'wamid.1' }] },
				{ node: 'Pin', items: [{ messageId: 'wamid.1' }] },
			]),
		).toEqual([
			'The workflow "Gatekeeper" was started by message.received by Ana in "Order 1" (execution 7)',
			'  If',
			'  Answer: sent "Thank you, Ana!"',
			'  Pin',
			'  ended with success',
		]);
	});

	it('names the trigger where no event started it, and says that it waits', () => {
		expect(describeRuns([{ node: 'Every Monday', items: [{}] }], 'waiting')).toEqual([
			'The workflow "Gatekeeper" was started by "Every Monday" (execution 7)',
			'  waits',
		]);
	});

	it.each([
		['names', { groupId: 'g1', participant: { waId: '1415' } }, ' by Ben in "Order 1"'],
		['IDs where nothing is known', { groupId: 'g2', participant: { waId: '1' } }, ' by 1 in "g2"'],
		['neither', {}, ''],
	])('gives an event %s', (_what, item, said) => {
		const [line] = describeRuns([
			{ node: 'Hears', items: [{ event: 'joinRequest.created', ...item }] },
		]);
		expect(line).toBe(
			`The workflow "Gatekeeper" was started by joinRequest.created${said} (execution 7)`,
		);
	});

	it('says what failed, for a node and for an item', () => {
		expect(
			describeRuns(
				[
					{ node: 'Hears', items: [heard] },
					{ node: 'Answer', items: [{ error: { message: 'No window.' } }, { error: 'No.' }] },
					{ node: 'Pin', error: 'There is no such message.', items: [] },
				],
				'error',
			).slice(1),
		).toEqual([
			'  Answer: failed: No window.',
			'  Pin: failed: There is no such message.',
			'  ended with an error',
		]);
	});

	it('shows three texts of many, each in one line that leaves the terminal alone', () => {
		const items = Array.from({ length: 5 }, () => ({ messageId: 'wamid.2' }));
		const [, line] = describeRuns([
			{ node: 'Hears', items: [heard] },
			{ node: 'Answer', items },
		]);
		expect(line).toBe(
			'  Answer: sent "Two lines [31m", "Two lines [31m", "Two lines [31m" and 2 more',
		);
	});
});
