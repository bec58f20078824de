import type { IDataObject } from 'n8n-workflow';
import { asText, compact } from '../../core/values/json';
import { isBlank } from '../../core/values/scalars';
import { asWritten, readElement, toAsked, tooLong } from './elements';
import type { Answer, Question } from './question';

/** What is wrong with what was entered, by the name of its input. */
export type Faults = ReadonlyMap<string, string>;

export type ReadAnswer = { readonly answer: Answer } | { readonly faults: Faults };

const longestReason = 1000;
const longestText = 4096;

export function textIn(form: IDataObject, name: string): string {
	const given = Object.hasOwn(form, name) ? form[name] : undefined;
	return asWritten(asText(given) ?? '');
}

function fault(name: string, sentence: string): ReadAnswer {
	return { faults: new Map([[name, sentence]]) };
}

function readDecision(form: IDataObject, decline: string | undefined): ReadAnswer {
	const given = textIn(form, 'answer');
	if (given === 'approve') return { answer: { values: { approved: true } } };
	if (given !== 'decline' || decline === undefined)
		return fault('answer', 'Choose one of the answers.');
	const reason = textIn(form, 'reason');
	const long = tooLong(reason, longestReason);
	if (long) return fault('reason', long);
	// An agent whose tool was declined hears what stands in `chatInput`.
	const said = isBlank(reason) ? {} : { text: reason, chatInput: reason };
	return { answer: { values: { approved: false, ...said } } };
}

function readText(form: IDataObject): ReadAnswer {
	const text = textIn(form, 'text');
	if (isBlank(text)) return fault('text', 'Write an answer.');
	const long = tooLong(text, longestText);
	return long ? fault('text', long) : { answer: { values: { text } } };
}

function readForm(form: IDataObject, elements: Parameters<typeof toAsked>[0]): ReadAnswer {
	const faults = new Map<string, string>();
	const values: IDataObject = {};
	for (const { name, element } of toAsked(elements)) {
		const read = readElement(form, name, element);
		if ('fault' in read) faults.set(name, read.fault);
		else values[element.key] = read.value;
	}
	return faults.size > 0 ? { faults } : { answer: { values: compact(values) } };
}

/** Reads what somebody has entered on the page of a question. */
export function readAnswer({ answering }: Question, form: IDataObject): ReadAnswer {
	if (answering.type === 'approval') return readDecision(form, answering.decline);
	return answering.type === 'freeText' ? readText(form) : readForm(form, answering.elements);
}
