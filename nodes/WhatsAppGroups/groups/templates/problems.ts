import type { IDataObject } from 'n8n-workflow';
import type { ReadingSession } from '../../core/declarations/session';
import { asObject, asObjects, asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import type { MediaType } from '../media/kinds';
import { headerMedia } from './components';
import type { TemplateName } from './name';
import { readTemplate } from './readTemplate';
import { toVariables } from './variables';

const states: Readonly<Record<string, string>> = {
	PENDING: 'is not approved yet',
	IN_APPEAL: 'is not approved yet',
	REJECTED: 'was rejected',
	PAUSED: 'is paused because of negative feedback',
	DISABLED: 'was disabled by Meta',
};

/** Links to files in the header. */
export function linksIn(
	components: readonly IDataObject[],
): Array<{ link: string; mediaType: MediaType }> {
	return components
		.flatMap(({ parameters }) => asObjects(parameters))
		.flatMap((parameter) =>
			headerMedia.flatMap((mediaType) => {
				const link = asText(asObject(parameter[mediaType]).link);
				return link === undefined ? [] : [{ link, mediaType }];
			}),
		);
}

/** The IDs of the variables that components fill in, as `toVariables` calls them. */
function filledBy({ type, sub_type, index, parameters }: IDataObject): string[] {
	const part = asText(type)?.toLowerCase() ?? '';
	if (part === 'button') return [`button_${asText(index) ?? 0}_${asText(sub_type) ?? ''}`];
	return asObjects(parameters).map((parameter, place) => {
		const kind = asText(parameter.type) ?? 'text';
		if (part === 'header' && kind !== 'text') return `header_${kind}`;
		const name = asText(parameter.parameter_name) ?? String(place + 1);
		return part === 'header' ? `header_text_${name}` : `body_${name}`;
	});
}

function problemsOfVariables(template: IDataObject, components: readonly IDataObject[]): string[] {
	const wanted = toVariables(template).filter(({ id }) => !id.endsWith('_quick_reply'));
	const filled = new Set(components.flatMap(filledBy));
	const known = new Set(wanted.map(({ id }) => id));
	const surplus = [...filled].filter((id) => /^(body|header_text)_/.test(id) && !known.has(id));
	return [
		...wanted
			.filter(({ id }) => !filled.has(id))
			.map(({ label }) => `The template variable "${label}" is not filled in`),
		...(surplus.length > 0
			? [`The template has no variable for ${surplus.length} of the values: ${surplus.join(', ')}`]
			: []),
	];
}

/** What would make WhatsApp refuse a message with this template. */
export async function problemsOfTemplate(
	session: ReadingSession,
	{ name, language }: TemplateName,
	components: readonly IDataObject[],
): Promise<string[]> {
	const template = await readTemplate(session, { name, language });
	const what = `The template "${name}" in the language "${language}"`;
	if (template instanceof InputRefusal) {
		session.hint(`The template could not be looked at: ${template.message}`);
		return [];
	}
	if (!template) return [`${what} does not exist in this account`];
	const status = asText(template.status)?.toUpperCase() ?? 'APPROVED';
	const state = Object.hasOwn(states, status) ? states[status] : `has the status ${status}`;
	return [
		...(status === 'APPROVED' ? [] : [`${what} ${state}`]),
		...problemsOfVariables(template, components),
	];
}
