import type { IDataObject, ResourceMapperField } from 'n8n-workflow';
import { asObjects, asText } from '../../core/values/json';
import { roomFor } from './wordsAround';

/** Holds no value that is sent. */
export const previewId = 'preview';

function lineOf({ type, format, text, buttons }: IDataObject): string[] {
	const media = asText(format)?.toLowerCase();
	if (asText(type)?.toUpperCase() === 'HEADER' && media !== undefined && media !== 'text')
		return [`[${media}]`];
	return [
		...(asText(text)?.trim() ? [(asText(text) ?? '').trim()] : []),
		...asObjects(buttons).flatMap((button) =>
			asText(button.text) ? [`[${asText(button.text)}]`] : [],
		),
	];
}

/** So wide is a field of the panel. */
const width = 44;

/**
 * n8n shows a text as it is only where it has several lines; one line would be cut off. Lines end
 * between words; a word that is longer, or a text without spaces, ends anywhere.
 */
function wrap(text: string): string {
	const most = roomFor(text, width);
	const fitting = new RegExp(`(.{1,${most}})(?:\\s+|$)|(.{${most}})`, 'gu');
	const wrapped = text.split('\n').map((line) => line.trim().replace(fitting, '$1$2\n').trim());
	return wrapped.join('\n');
}

/** The text of a template as people read it, with its variables in place. */
export function toPreview({ components }: IDataObject): string {
	return asObjects(components).flatMap(lineOf).join('\n');
}

/** A field of the form that shows the text, and cannot be changed. */
export function previewField(text: string): ResourceMapperField[] {
	if (text === '') return [];
	return [
		{
			id: previewId,
			displayName: 'Text',
			required: false,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			type: 'string',
			readOnly: true,
			defaultValue: wrap(text),
		},
	];
}
