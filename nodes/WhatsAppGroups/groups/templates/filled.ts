import type { IDataObject, ResourceMapperValue } from 'n8n-workflow';
import { asObject, asText } from '../../core/values/json';
import { isBlank } from '../../core/values/scalars';
import { InputRefusal } from '../../errors/inputRefusal';
import { toParameterText } from './parameterText';

/** Variables that people read; the others are files, and payloads of buttons. */
const isRead = (id: string) => /^(body|header_text)_|^button_\d+_url$/.test(id);

/**
 * The values of the form of a template, by the IDs of its variables. @throws InputRefusal when one
 * that the template needs is empty, or would be refused.
 */
export function readVariables(form: unknown, isCleaned?: boolean): IDataObject {
	const { value, schema } = asObject(form) as Partial<ResourceMapperValue>;
	const values = asObject(value);
	const fields = Array.isArray(schema) ? schema : [];
	for (const { id, displayName, required, removed } of fields)
		if (required && !removed && isBlank(asText(values[id]) ?? ''))
			throw new InputRefusal(
				`The template variable "${displayName}" is empty`,
				'Fill it in, or check the expression in it.',
			);
	const read = Object.entries(values).map(([id, text]) => {
		const name = fields.find((field) => field.id === id)?.displayName ?? id;
		const label = `The template variable "${name}"`;
		const isText = isRead(id) && typeof text === 'string' && text !== '';
		return [id, isText ? toParameterText(label, text, isCleaned) : text] as const;
	});
	return Object.fromEntries(read);
}
