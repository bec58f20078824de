import type { IDataObject, ResourceMapperValue } from 'n8n-workflow';
import { asObject, asText } from '../../core/values/json';
import { isBlank } from '../../core/values/scalars';
import { InputRefusal } from '../../errors/inputRefusal';
import { toParameterText } from './parameterText';
import { previewId } from './preview';

/** Variables that people read; the others are files, and payloads of buttons. */
const isRead = (id: string) => /^(body|header_text)_|^button_\d+_(url|copy_code)$/.test(id);

/** Everything but payloads of buttons. */
const isNeeded = (id: string) => id !== previewId && !id.endsWith('_quick_reply');

/** A file that went up is an object by then. */
const isEmpty = (value: unknown) =>
	(typeof value !== 'object' || value === null) && isBlank(asText(value) ?? '');

/**
 * The values of the form of a template, by the IDs of its variables. @throws InputRefusal when one
 * that the template needs is empty, or would be refused.
 */
export function readVariables(form: unknown, isCleaned?: boolean): IDataObject {
	const { value, schema } = asObject(form) as Partial<ResourceMapperValue>;
	const values = asObject(value);
	const fields = Array.isArray(schema) ? schema : [];
	for (const { id, displayName } of fields)
		if (isNeeded(id) && isEmpty(values[id]))
			throw new InputRefusal(
				`The template variable "${displayName}" is empty`,
				'Fill it in, or check the expression in it.',
			);
	const given = Object.entries(values).filter(([id]) => id !== previewId);
	const read = given.map(([id, text]) => {
		const name = fields.find((field) => field.id === id)?.displayName ?? id;
		const label = `The template variable "${name}"`;
		const isText = isRead(id) && typeof text === 'string' && text !== '';
		return [id, isText ? toParameterText(label, text, isCleaned) : text] as const;
	});
	return Object.fromEntries(read);
}

/** Whether somebody has filled in something of the form. */
export function isFilledIn(form: unknown): boolean {
	const values = Object.entries(asObject(asObject(form).value));
	return values.some(([id, value]) => id !== previewId && !isBlank(asText(value) ?? ''));
}
