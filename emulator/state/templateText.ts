import { inviteLink, type Group } from './group';
import { Refusal } from './refusal';
import { countVariables, type Template, type TemplateComponent } from './templates';

export interface TemplateParameter {
	type: string;
	text?: string;
	group_id?: string;
	parameter_name?: string;
	[other: string]: unknown;
}

export interface SentComponent {
	type: string;
	sub_type?: string;
	index?: string | number;
	parameters?: TemplateParameter[];
}

/**
 * The text that the recipients see: variables filled in, a `group_id` as the invite link of that
 * group.
 */
export function renderTemplate(
	template: Template,
	sent: SentComponent[],
	groupOf: (groupId: string) => Group,
): string {
	const parts = template.components.filter(
		({ type }) => type === 'HEADER' || type === 'BODY' || type === 'FOOTER',
	);
	assertButtons(template.components, sent);
	return parts
		.flatMap((component) =>
			renderComponent(component, parametersFor(sent, component.type), groupOf),
		)
		.join('\n');
}

function parametersFor(sent: SentComponent[], type: string): TemplateParameter[] {
	return sent.find((component) => component.type.toUpperCase() === type)?.parameters ?? [];
}

function renderComponent(
	component: TemplateComponent,
	parameters: TemplateParameter[],
	groupOf: (groupId: string) => Group,
): string[] {
	if (component.format !== undefined && component.format !== 'TEXT') {
		assertMediaHeader(component.format.toLowerCase(), parameters);
		return [];
	}
	const text = component.text ?? '';
	const expected = countVariables(text);
	if (parameters.length !== expected) {
		const where = component.type.toLowerCase();
		throw new Refusal(
			132000,
			`${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected})`,
		);
	}
	let index = 0;
	return [
		text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
			const byName = parameters.find((parameter) => parameter.parameter_name === name);
			const parameter = byName ?? parameters[/^\d+$/.test(name) ? Number(name) - 1 : index++];
			return parameter === undefined ? '' : textOf(parameter, groupOf);
		}),
	];
}

function textOf(parameter: TemplateParameter, groupOf: (groupId: string) => Group): string {
	if (parameter.type === 'group_id') return inviteLink(groupOf(parameter.group_id ?? '')) ?? '';
	if (parameter.text === undefined) throw new Refusal(132012);
	if (parameter.text.trim() === '')
		throw new Refusal(131008, 'Parameter of type text is missing text value');
	if (/[\n\r\t]| {5}/.test(parameter.text))
		throw new Refusal(
			132018,
			'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
		);
	return parameter.text;
}

/** Buttons with something to fill in need it. */
function assertButtons(components: TemplateComponent[], sent: SentComponent[]): void {
	const buttons = components.flatMap((component) => component.buttons ?? []);
	for (const [index, { type, url }] of buttons.entries()) {
		const isDynamicUrl = type === 'URL' && countVariables(String(url)) > 0;
		if (!isDynamicUrl && type !== 'COPY_CODE') continue;
		const given = sent.find((part) => /^button$/i.test(part.type) && Number(part.index) === index);
		if (given?.sub_type?.toUpperCase() === type && given.parameters?.length === 1) continue;
		const what = isDynamicUrl ? 'Url' : 'copy_code';
		throw new Refusal(
			131008,
			`buttons: Button at index ${index} of type ${what} requires a parameter`,
		);
	}
}

function assertMediaHeader(format: string, parameters: TemplateParameter[]): void {
	if (parameters.length !== 1)
		throw new Refusal(132012, `header: expected one parameter of type ${format.toUpperCase()}`);
	if (parameters[0]?.type !== format) {
		throw new Refusal(
			132012,
			`header: Format mismatch, expected ${format.toUpperCase()}, received ${String(parameters[0]?.type).toUpperCase()}`,
		);
	}
}
