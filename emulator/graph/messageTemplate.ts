import type { Emulation } from '../emulation';
import type { PhoneNumber } from '../state/accounts';
import type { Template } from '../state/templates';
import { renderTemplate, type SentComponent } from '../state/templateText';
import { refuse } from './refusal';

interface ReadTemplate {
	content: Record<string, unknown>;
	category: string;
	/** Types of its buttons. */
	buttons: string[];
}

const commerceButtons = ['CATALOG', 'MPM', 'SPM', 'OTP', 'COPY_CODE', 'ORDER_DETAILS', 'FLOW'];

/** The template that a message names, with its text as people read it. */
export function readTemplate(
	content: Record<string, unknown>,
	{ id, businessId }: PhoneNumber,
	{ whatsApp }: Emulation,
): ReadTemplate {
	const { name, language, components } = content as {
		name: string;
		language: { code: string };
		components?: SentComponent[];
	};
	const template = whatsApp.templates.find(businessId, name, language.code);
	if (template?.status === 'PAUSED') throw refuse(132015);
	if (template?.status !== 'APPROVED')
		throw refuse(132001, `template name (${name}) does not exist in ${language.code}`);
	const text = renderTemplate(template, components ?? [], (groupId) =>
		whatsApp.groups.get(groupId, id),
	);
	return {
		content: { ...content, text },
		category: template.category,
		buttons: buttonsOf(template),
	};
}

/** Groups take no authentication templates, and none with interactive or commerce buttons. */
export function assertForGroups({ category, buttons }: ReadTemplate): void {
	if (category === 'AUTHENTICATION' || buttons.some((type) => commerceButtons.includes(type)))
		throw refuse(131051, 'This template cannot be sent to groups.');
}

function buttonsOf({ components }: Template): string[] {
	return components.flatMap(({ buttons = [] }) => buttons.map(({ type }) => String(type)));
}
