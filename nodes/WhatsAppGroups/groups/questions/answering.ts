import type { INodeParameters } from 'n8n-workflow';
import type { FieldValues } from '../../core/declarations/field';
import { asObject, asObjects, asText } from '../../core/values/json';
import { isBlank } from '../../core/values/scalars';
import { InputRefusal } from '../../errors/inputRefusal';
import type { formFields } from '../fields/formFields';
import type { approvalOptions, responseType } from '../fields/question';
import type { ByReply } from './hearReply';
import type { Answering, FormElement } from './question';
import { toWord } from './replies';

type Panel = FieldValues<
	readonly [typeof responseType, typeof approvalOptions, typeof formFields]
> & { readonly options: { messageButtonLabel?: string; responseFormButtonLabel?: string } };

const mostElements = 30;
const mostChoices = 100;
/** What the output says itself. */
const taken = new Set([
	'respondedAt',
	'responder',
	'messageId',
	'groupId',
	'timedOut',
	'approved',
	'__proto__',
]);

function toElement(entry: Record<string, unknown>, index: number): FormElement {
	const label = asText(entry.fieldLabel) ?? '';
	const type = (asText(entry.fieldType) ?? 'text') as FormElement['type'];
	const options = asObjects(asObject(entry.fieldOptions).values);
	// As browsers send them back: a line break would come as another.
	const choices = [
		...new Set(options.map(({ option }) => (asText(option) ?? '').replace(/\s+/g, ' ').trim())),
	].filter(Boolean);
	const isChoice = type === 'checkbox' || type === 'dropdown';
	if (isChoice && (choices.length === 0 || choices.length > mostChoices))
		throw new InputRefusal(
			`Form element ${index + 1}, "${label}", has ${choices.length || 'no'} choices`,
			`Add at least one and at most ${mostChoices} under Field Options.`,
		);
	if (isBlank(label))
		throw new InputRefusal(
			`Form element ${index + 1} has no Label, so nobody would know what to enter`,
			'Fill in its Label, or check the expression in it.',
		);
	const key = toLabel(entry.fieldName, label);
	return { key, label, type, choices, isRequired: entry.requiredField === true };
}

function readElements(formFields: unknown): FormElement[] {
	const elements = asObjects(asObject(formFields).values).map(toElement);
	if (elements.length === 0)
		throw new InputRefusal(
			'Form Elements is empty',
			'Fill in Form Elements, or check the expression in it.',
		);
	if (elements.length > mostElements)
		throw new InputRefusal(
			`Form Elements has ${elements.length} entries, but at most ${mostElements} are allowed`,
			'Leave some out, or ask twice.',
		);
	const keys = new Set<string>();
	for (const { key } of elements) {
		if (taken.has(key) || keys.has(key))
			throw new InputRefusal(
				`"${key}" in the form is a name that the output has already`,
				'Give the element another Field Name.',
			);
		keys.add(key);
	}
	return elements;
}

/** What an expression leaves empty, or nobody sees, is as if it were not given. */
function toLabel(given: unknown, usual: string): string {
	const label = asText(given) ?? '';
	return isBlank(label) ? usual : label;
}

function readLabels(approvalOptions: unknown): Answering {
	const [given = {}] = asObjects(asObject(approvalOptions).values);
	const approve = toLabel(given.approveLabel, 'Approve');
	if (given.approvalType !== 'double') return { type: 'approval', approve };
	const decline = toLabel(given.disapproveLabel, 'Decline');
	if (approve.toLowerCase() !== decline.toLowerCase())
		return { type: 'approval', approve, decline };
	throw new InputRefusal(
		`Both buttons have the label "${approve}", so nobody could tell them apart`,
		'Give the answers different labels.',
	);
}

/** How the question can be answered. @throws InputRefusal for a form that nobody could fill in. */
export function readAnswering(values: Panel): Answering {
	const { responseType, options } = values;
	if (responseType === 'approval') return readLabels(values.approvalOptions);
	const respond = options.messageButtonLabel || 'Respond';
	const submit = options.responseFormButtonLabel || 'Submit';
	return responseType === 'customForm'
		? { type: 'customForm', respond, submit, elements: readElements(values.formFields) }
		: { type: 'freeText', respond, submit };
}

type Replying = Panel & {
	readonly answerBy?: string;
	readonly whoMayAnswer?: readonly string[];
	readonly options: { readonly replyToOthers?: string; readonly postWhoAnswered?: boolean };
};

/**
 * undefined where people answer on a page; a form can be filled in nowhere else. @throws
 * InputRefusal for labels that are the same word.
 */
export function readByReply(values: Replying): ByReply | undefined {
	const { answerBy, responseType, whoMayAnswer = [], options } = values;
	if (answerBy !== 'reply' || responseType === 'customForm') return undefined;
	const answering = readAnswering(values);
	if (answering.type === 'approval' && answering.decline !== undefined)
		requireDifferent(answering.approve, answering.decline);
	const { replyToOthers, postWhoAnswered } = options;
	return {
		people: whoMayAnswer,
		toOthers: replyToOthers || undefined,
		isPosted: postWhoAnswered === true,
	};
}

/** @throws InputRefusal where an expression gave nobody: everybody could answer then. */
export function requirePeople(byReply: ByReply | undefined, saved: INodeParameters): void {
	const { whoMayAnswer } = saved;
	const isComputed = typeof whoMayAnswer === 'string' && whoMayAnswer.startsWith('=');
	if (!byReply || !isComputed || byReply.people.length > 0) return;
	throw new InputRefusal(
		'The expression in Who May Answer returned nobody, so everybody in the group could answer',
		'Check the expression. To let everybody answer, leave Who May Answer empty.',
	);
}

function requireDifferent(approve: string, decline: string): void {
	if (toWord(approve) !== toWord(decline)) return;
	throw new InputRefusal(
		`The labels "${approve}" and "${decline}" are the same word, so nobody could tell which one was meant`,
		'Give the answers different labels.',
	);
}
