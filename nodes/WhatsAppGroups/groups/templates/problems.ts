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

/** A file that is not here: behind a link, or behind a media ID. */
interface FileElsewhere {
	readonly mediaType: MediaType;
	readonly link?: string;
	readonly id?: string;
}

/** The files that components name. */
export function filesIn(components: readonly IDataObject[]): FileElsewhere[] {
	return components
		.flatMap(({ parameters }) => asObjects(parameters))
		.flatMap((parameter) =>
			headerMedia
				.filter((mediaType) => parameter[mediaType] !== undefined)
				.map((mediaType) => {
					const { link, id } = asObject(parameter[mediaType]);
					return { mediaType, link: asText(link), id: asText(id) };
				}),
		);
}

/** Buttons for commerce, codes and flows. */
const buttonsNotForGroups: readonly string[] = [
	...['CATALOG', 'COPY_CODE', 'FLOW', 'MPM', 'ORDER_DETAILS', 'OTP', 'SPM'],
];

/** Groups take no authentication templates, and none with interactive or commerce buttons. */
function problemsInGroups({ category, components }: IDataObject, what: string): string[] {
	if (asText(category)?.toUpperCase() === 'AUTHENTICATION')
		return [`${what} is for authentication; WhatsApp does not send such templates to groups`];
	const buttons = asObjects(components).flatMap(({ buttons }) => asObjects(buttons));
	const types = buttons.map(({ type }) => asText(type)?.toUpperCase() ?? '');
	const refused = types.find((type) => buttonsNotForGroups.includes(type));
	return refused === undefined
		? []
		: [`${what} has a button of the type ${refused}, which WhatsApp does not send to groups`];
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
		...problemsInGroups(template, what),
		...problemsOfVariables(template, components),
	];
}
