import type { INode } from 'n8n-workflow';
import {
	losesErrors,
	ofThisItem,
	requireWaiting,
	toCallerError,
	toItemError,
} from '../../../nodes/WhatsAppGroups/core/execution/errorItem';
import { AnswerRefusal, InputRefusal } from '../../../nodes/WhatsAppGroups/errors/inputRefusal';

const node = { name: 'WhatsApp Groups', typeVersion: 1 } as INode;

it.each([
	[
		'after what to do',
		new InputRefusal('Text is empty', 'Fill in Text.'),
		'Fill in Text. Nothing was sent.',
	],
	['where there is nothing to do', new InputRefusal('Text is empty'), 'Nothing was sent.'],
])('says that nothing was sent, %s', (_where, refusal, description) => {
	const error = toItemError(node, refusal, 3);
	expect(error).toMatchObject({ message: 'Text is empty', description, context: { itemIndex: 3 } });
});

it.each([
	['Nothing was sent.', 'Nothing was sent for this item.'],
	['Fill in Text. Nothing was sent.', 'Fill in Text. Nothing was sent for this item.'],
	['"Nothing was sent. Why?" is no number.', '"Nothing was sent. Why?" is no number.'],
	['', ''],
])('of one item among others it says so of that item: %s', (description, said) => {
	expect(ofThisItem(description)).toBe(said);
});

it('does not say so about an answer: a request was sent before it', () => {
	const error = toItemError(node, new AnswerRefusal('No media ID', 'Try again.'), 0);
	expect(error.description).toBe('Try again.');
});

it('keeps the sentence of a defect of this node', () => {
	const error = toItemError(node, new TypeError('x is not a function'), 0);
	expect(error.message).toBe('x is not a function');
	expect(error.description ?? undefined).toBeUndefined();
});

describe('for the model that called the node as a tool', () => {
	const refused = () => toItemError(node, new InputRefusal('Text is empty.', 'Fill in Text.'), 0);

	it('what to do stands in the message, which is all that n8n hands on', () => {
		const tool = { ...node, type: 'n8n-nodes-whatsapp-groups.whatsAppGroupsTool' };
		expect(toCallerError(tool, refused()).message).toBe(
			'Text is empty. Fill in Text. Nothing was sent.',
		);
		const defect = toItemError(node, new TypeError('x is not a function'), 0);
		expect(toCallerError(tool, defect).message).toBe('x is not a function');
	});

	it('and for people it stays below the message', () => {
		const action = { ...node, type: 'n8n-nodes-whatsapp-groups.whatsAppGroups' };
		expect(toCallerError(action, refused()).message).toBe('Text is empty.');
	});

	it.each([
		['by an agent that runs its tools itself', 'whatsAppGroupsTool', undefined, true],
		['by an agent that lets n8n run them', 'whatsAppGroupsTool', 'ai_tool' as const, false],
		['as a step of a workflow', 'whatsAppGroups', undefined, false],
	])('an error that is thrown gets lost when it is called %s', (_how, type, way, isLost) => {
		expect(losesErrors({ ...node, type, rewireOutputLogTo: way })).toBe(isLost);
	});

	it.each([
		['an agent that runs its tools itself is told so', 'whatsAppGroupsTool', undefined, true],
		['an agent that lets n8n run them can wait', 'whatsAppGroupsTool', 'ai_tool' as const, false],
		['a review can wait', 'whatsAppGroupsHitlTool', 'ai_tool' as const, false],
		['a workflow can wait', 'whatsAppGroups', undefined, false],
	])('where people are to be waited for, %s', (_who, type, way, isRefused) => {
		const wait = () => requireWaiting({ ...node, type, rewireOutputLogTo: way });
		if (isRefused) expect(wait).toThrow('whoever called it cannot wait');
		else expect(wait).not.toThrow();
	});
});
