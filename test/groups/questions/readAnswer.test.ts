import type { IDataObject } from 'n8n-workflow';
import type {
	Answering,
	FormElement,
	Question,
} from '../../../nodes/WhatsAppGroups/groups/questions/question';
import { readAnswer } from '../../../nodes/WhatsAppGroups/groups/questions/readAnswer';

function read(answering: Answering, form: IDataObject) {
	const question: Question = { key: 'K', text: 'Well?', answering, groupId: 'G', askedAt: '' };
	const result = readAnswer(question, form);
	return 'answer' in result ? result.answer.values : [...result.faults];
}

const approval: Answering = { type: 'approval', approve: 'Yes', decline: 'No' };
const freeText: Answering = { type: 'freeText', respond: 'Respond', submit: 'Submit' };

/** What one element makes of what was entered. */
function readOne(element: Partial<FormElement>, entered: unknown) {
	const elements = [
		{ key: 'it', label: 'It', type: 'text', isRequired: false, choices: [], ...element } as const,
	];
	const form = entered === undefined ? {} : ({ 'field-0': entered } as IDataObject);
	const values = read({ type: 'customForm', respond: '', submit: '', elements }, form);
	return Array.isArray(values) ? `refused: ${values[0]?.[1]}` : values.it;
}

it.each<[string, IDataObject, unknown]>([
	['an approval', { answer: 'approve' }, { approved: true }],
	['a decline', { answer: 'decline' }, { approved: false }],
	['a decline with white space', { answer: 'decline', reason: ' \n' }, { approved: false }],
	[
		'a reason',
		{ answer: 'decline', reason: 'Too <late>' },
		{ approved: false, text: 'Too <late>', chatInput: 'Too <late>' },
	],
	['nothing', {}, [['answer', 'Choose one of the answers.']]],
	['something else', { answer: 'maybe' }, [['answer', 'Choose one of the answers.']]],
	['two answers', { answer: ['approve', 'decline'] }, [['answer', 'Choose one of the answers.']]],
	[
		'a long reason',
		{ answer: 'decline', reason: '🎉'.repeat(1001) },
		[['reason', 'This has 1001 characters; at most 1000 are allowed.']],
	],
])('of an approval it takes %s for what it is', (_what, form, expected) => {
	expect(read(approval, form)).toEqual(expected);
});

it('a question that can only be approved cannot be declined', () => {
	const values = read({ type: 'approval', approve: 'Yes' }, { answer: 'decline' });
	expect(values).toEqual([['answer', 'Choose one of the answers.']]);
});

it.each<[unknown, unknown]>([
	['Blue', { text: 'Blue' }],
	['🎉'.repeat(4096), { text: '🎉'.repeat(4096) }],
	['x'.repeat(4097), [['text', 'This has 4097 characters; at most 4096 are allowed.']]],
	[' \u200b ', [['text', 'Write an answer.']]],
	[undefined, [['text', 'Write an answer.']]],
	[{ toString: 'x' }, [['text', 'Write an answer.']]],
])('of a free text it takes %j for what it is', (text, expected) => {
	expect(read(freeText, { text } as IDataObject)).toEqual(expected);
});

const choices = ['Mon', 'Tue'];
it.each<[Partial<FormElement>, unknown, unknown]>([
	[{ type: 'number' }, '12,5', 'refused: Enter a number, such as 12 or 12.5.'],
	[{ type: 'number' }, ' 12.5 ', 12.5],
	[{ type: 'number' }, '1e999', 'refused: Enter a number, such as 12 or 12.5.'],
	[{ type: 'date' }, '2026-02-28', '2026-02-28'],
	[{ type: 'date' }, '2026-02-30', 'refused: Enter a date, such as 2026-03-31.'],
	[{ type: 'date' }, 'tomorrow', 'refused: Enter a date, such as 2026-03-31.'],
	[{ type: 'email' }, 'ana@example.com', 'ana@example.com'],
	[{ type: 'email' }, 'änne@österreich.example', 'änne@österreich.example'],
	[{ type: 'email' }, 'ana@', 'refused: Enter an email address, such as ana@example.com.'],
	[{ type: 'email' }, 'a b@x.y', 'refused: Enter an email address, such as ana@example.com.'],
	[{ type: 'email' }, 'a@b@x.y', 'refused: Enter an email address, such as ana@example.com.'],
	[{ type: 'dropdown', choices }, 'Tue', 'Tue'],
	[{ type: 'dropdown', choices }, 'Wed', 'refused: Choose one of the options.'],
	[{ type: 'checkbox', choices }, ['Tue', 'Mon'], ['Mon', 'Tue']],
	[{ type: 'checkbox', choices }, 'Tue', ['Tue']],
	[{ type: 'checkbox', choices }, undefined, []],
	[{ type: 'checkbox', choices }, ['Tue', 'Wed'], 'refused: Choose only from the options shown.'],
	[{ type: 'checkbox', choices, isRequired: true }, [], 'refused: Choose at least one.'],
	[
		{ type: 'text' },
		'x'.repeat(1001),
		'refused: This has 1001 characters; at most 1000 are allowed.',
	],
	[{ type: 'text', isRequired: true }, ' ', 'refused: Please fill this in.'],
	[{ type: 'text' }, '', undefined],
	[{ type: 'text' }, { a: 1 }, undefined],
	[{ type: 'textarea' }, 'a\r\nb', 'a\nb'],
])('an element of the form %j makes of %j: %j', (element, entered, expected) => {
	expect(readOne(element, entered)).toEqual(expected);
});

it('says all that is wrong with a form at once', () => {
	const element = { label: 'It', isRequired: true, choices: [] };
	const elements = [
		{ ...element, key: 'a', type: 'text' as const },
		{ ...element, key: 'b', type: 'number' as const },
	];
	const form = { type: 'customForm' as const, respond: '', submit: '', elements };
	expect(read(form, { 'field-1': 'x' })).toEqual([
		['field-0', 'Please fill this in.'],
		['field-1', 'Enter a number, such as 12 or 12.5.'],
	]);
});
