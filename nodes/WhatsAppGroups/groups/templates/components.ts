import type { IDataObject } from 'n8n-workflow';
import { asObject, compact } from '../../core/values/json';
import { documentNameOfLink } from '../media/documentName';

/** What the header of a template can hold instead of a text. */
export const headerMedia = ['image', 'video', 'document'] as const;

/** A file in a header: what was uploaded, a link, or a media ID. */
function toMediaReference(format: string, value: unknown, fileName: string): IDataObject {
	if (typeof value === 'object' && value !== null) return asObject(value);
	const text = String(value).trim();
	const source = isLink(text) ? { link: text } : { id: text };
	if (format !== 'document') return source;
	return compact({ ...source, filename: fileName || (source.link && documentNameOfLink(text)) });
}

export function isLink(text: string): boolean {
	return /^https?:\/\//i.test(text);
}

/** `{{1}}` is known by its place, `{{first_name}}` by its name. */
function toTextParameter(name: string, value: unknown): IDataObject {
	const parameter_name = /^\d+$/.test(name) ? undefined : name;
	// What is no text, such as a group's ID, says its type itself.
	const content = typeof value === 'object' ? asObject(value) : { text: String(value) };
	return compact({ type: 'text', parameter_name, ...content });
}

type Entry = readonly [id: string, value: unknown];

/** Numbers by their size, others by name: the same whatever the order of the form's values. */
function compare(a: string, b: string): number {
	return Number(a) - Number(b) || (a < b ? -1 : 1);
}

function toTextParameters(entries: readonly Entry[], pattern: RegExp): IDataObject[] {
	return entries
		.flatMap(([id, value]) => {
			const [, name] = pattern.exec(id) ?? [];
			return name === undefined ? [] : [{ name, value }];
		})
		.sort((a, b) => compare(a.name, b.name))
		.map(({ name, value }) => toTextParameter(name, value));
}

function toHeader(entries: readonly Entry[], fileName: string): IDataObject[] {
	const [format, value] =
		headerMedia.flatMap((media) =>
			entries
				.filter(([id]) => id === `header_${media}`)
				.map(([, given]) => [media, given] as const),
		)[0] ?? [];
	const parameters = format
		? [{ type: format, [format]: toMediaReference(format, value, fileName) }]
		: toTextParameters(entries, /^header_text_(\w+)$/);
	return parameters.length > 0 ? [{ type: 'header', parameters }] : [];
}

/** What a button gets, by the end of its variable's ID. */
const ofButtons: Readonly<Record<string, (value: string) => IDataObject>> = {
	url: (text) => ({ type: 'text', text }),
	quick_reply: (payload) => ({ type: 'payload', payload }),
	copy_code: (code) => ({ type: 'coupon_code', coupon_code: code.trim() }),
};

function toButtons(entries: readonly Entry[]): IDataObject[] {
	return entries
		.flatMap(([id, value]) => {
			const [, index, kind = ''] = /^button_(\d+)_(url|quick_reply|copy_code)$/.exec(id) ?? [];
			const parameter = ofButtons[kind]?.(String(value));
			if (index === undefined || !parameter) return [];
			return [{ type: 'button', sub_type: kind, index, parameters: [parameter] }];
		})
		.sort((a, b) => Number(a.index) - Number(b.index));
}

/**
 * The components of a message from the values of the form; a value that is empty is left out.
 * `fileName` is what the document of a header is to be called.
 */
export function toComponents(values: IDataObject, fileName = ''): IDataObject[] {
	const entries = Object.entries(values).filter(
		([, value]) => value !== null && value !== undefined && value !== '',
	);
	const body = toTextParameters(entries, /^body_(\w+)$/);
	return [
		...toHeader(entries, fileName),
		...(body.length > 0 ? [{ type: 'body', parameters: body }] : []),
		...toButtons(entries),
	];
}
