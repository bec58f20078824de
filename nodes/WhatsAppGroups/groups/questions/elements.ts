import type { IDataObject } from 'n8n-workflow';
import { isBlank, readNumber } from '../../core/values/scalars';
import type { FormElement } from './question';

/** An element with the name of its input, as in n8n's own forms. */
interface AskedElement {
	readonly name: string;
	readonly element: FormElement;
}

type Read = { readonly value: IDataObject[string] | undefined } | { readonly fault: string };

export function toAsked(elements: readonly FormElement[]): AskedElement[] {
	return elements.map((element, index) => ({ name: `field-${index}`, element }));
}

/** What was entered or ticked under a name. */
export function valuesIn(form: IDataObject, name: string): string[] {
	const given = Object.hasOwn(form, name) ? form[name] : [];
	const list: unknown[] = Array.isArray(given) ? given : [given];
	return list.filter((value) => typeof value === 'string');
}

/** As people wrote it, with the line breaks of their form. */
export function asWritten(text: string): string {
	return text.replace(/\r\n?/g, '\n').trim();
}

/** What is wrong with a text of more characters than that. */
export function tooLong(text: string, most: number): string | undefined {
	const { length } = [...text];
	return length > most ? `This has ${length} characters; at most ${most} are allowed.` : undefined;
}

/** How long a text may be, in characters. */
export const longest: Readonly<Record<FormElement['type'], number>> = {
	checkbox: 200,
	date: 10,
	dropdown: 200,
	email: 254,
	number: 40,
	text: 1000,
	textarea: 4096,
};

function isDate(text: string): boolean {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function isEmail(text: string): boolean {
	const [local = '', domain = '', ...more] = text.split('@');
	const isPlain = local !== '' && more.length === 0 && !/[\s<>"]/.test(text);
	return isPlain && /^[\p{L}\p{N}]/u.test(domain) && domain.includes('.') && !domain.endsWith('.');
}

/** How a text that is there is read. */
const readers: Readonly<
	Record<Exclude<FormElement['type'], 'checkbox'>, (text: string, element: FormElement) => Read>
> = {
	date: (text) => (isDate(text) ? { value: text } : { fault: 'Enter a date, such as 2026-03-31.' }),
	dropdown: (text, { choices }) =>
		choices.includes(text) ? { value: text } : { fault: 'Choose one of the options.' },
	email: (text) =>
		isEmail(text) ? { value: text } : { fault: 'Enter an email address, such as ana@example.com.' },
	number: (text) => {
		const number = readNumber(text);
		return number === undefined
			? { fault: 'Enter a number, such as 12 or 12.5.' }
			: { value: number };
	},
	text: (text) => ({ value: text }),
	textarea: (text) => ({ value: text }),
};

function readTicked(ticked: readonly string[], { choices, isRequired }: FormElement): Read {
	if (ticked.some((choice) => !choices.includes(choice)))
		return { fault: 'Choose only from the options shown.' };
	if (isRequired && ticked.length === 0) return { fault: 'Choose at least one.' };
	return { value: choices.filter((choice) => ticked.includes(choice)) };
}

/** Reads what was entered for one element; nothing is trusted that the page itself demands. */
export function readElement(form: IDataObject, name: string, element: FormElement): Read {
	const { type, isRequired } = element;
	const given = valuesIn(form, name);
	if (type === 'checkbox') return readTicked(given, element);
	const text = asWritten(given[0] ?? '');
	if (isBlank(text)) return isRequired ? { fault: 'Please fill this in.' } : { value: undefined };
	const long = tooLong(text, longest[type]);
	return long ? { fault: long } : readers[type](text, element);
}
