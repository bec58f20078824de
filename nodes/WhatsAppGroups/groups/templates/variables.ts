import type { IDataObject } from 'n8n-workflow';
import { asObjects, asText } from '../../core/values/json';
import { headerMedia } from './components';
import { exampleOf, variablesOf } from './definition';
import { fitLabel, wordsAround } from './wordsAround';

/**
 * The ID of a variable says where it belongs, so that a message can be built from the values alone:
 * `body_1`,
 * `body_first_name`, `header_text_1`, `header_image`, `button_0_url`, `button_1_quick_reply`.
 */
export interface Variable {
	readonly id: string;
	readonly label: string;
}

const upperFirst = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Where no words are around a variable, its example says what it is. */
function toLabel(component: IDataObject, part: 'body' | 'header', variable: string): string {
	const words = wordsAround(asText(component.text) ?? '', variable);
	if (words !== undefined) return words;
	const example = exampleOf(component, part, variable);
	const label = `${upperFirst(part)} {{${variable}}}`;
	return example ? fitLabel(`${label} (e.g. `, example, ')') : label;
}

function toTextVariables(component: IDataObject, part: 'body' | 'header'): Variable[] {
	const prefix = part === 'body' ? 'body' : 'header_text';
	return variablesOf(component.text).map((variable) => ({
		id: `${prefix}_${variable}`,
		label: toLabel(component, part, variable),
	}));
}

function toHeaderVariables(component: IDataObject): Variable[] {
	const format = asText(component.format)?.toLowerCase() ?? 'text';
	const isMedia = headerMedia.some((media) => media === format);
	// n8n shows no placeholders in a form, so the label says what to enter.
	if (isMedia)
		return [{ id: `header_${format}`, label: `${upperFirst(format)}: ID, link or field` }];
	return toTextVariables(component, 'header');
}

function toButtonVariables({ buttons }: IDataObject): Variable[] {
	return asObjects(buttons).flatMap(({ type, text, url }, index) => {
		const kind = asText(type)?.toUpperCase();
		const labelOf = (part: string) => fitLabel(`${part} "`, asText(text) ?? String(index), '"');
		if (kind === 'QUICK_REPLY')
			return [{ id: `button_${index}_quick_reply`, label: labelOf('Payload of') }];
		if (kind === 'COPY_CODE')
			return [{ id: `button_${index}_copy_code`, label: labelOf('Code of') }];
		return kind === 'URL' && variablesOf(url).length > 0
			? [{ id: `button_${index}_url`, label: labelOf('End of link') }]
			: [];
	});
}

/** The variables of a template, in the order of its definition. */
export function toVariables(template: IDataObject): Variable[] {
	return asObjects(template.components).flatMap((component) => {
		const type = asText(component.type)?.toUpperCase();
		if (type === 'HEADER') return toHeaderVariables(component);
		if (type === 'BODY') return toTextVariables(component, 'body');
		return type === 'BUTTONS' ? toButtonVariables(component) : [];
	});
}
