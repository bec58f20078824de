import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { asObjects, asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import { toComponents } from '../templates/components';
import { readVariables } from '../templates/filled';
import { prepareHeader } from '../templates/headerFile';
import { readTemplateName, type TemplateName } from '../templates/name';
import { readTemplate } from '../templates/readTemplate';
import type { Links } from './ask';

interface Values {
	readonly templateName: unknown;
	readonly languageCode: unknown;
	readonly variables: unknown;
	readonly isCleaned?: boolean;
	/** In Meta's format, in place of the variables. */
	readonly components?: IDataObject[];
}

/** As people write them into the form: `[link]`, `[approve link]`, `[decline link]`. */
const placeholder = /\[\s*((?:approve |decline )?link)\s*\]/gi;

function urlOf({ each, all }: Links, written: string): string {
	const name = written.toLowerCase();
	if (name === 'link') return each.length === 1 ? (each[0]?.url ?? all) : all;
	const found = each.find((link) => link.name === name);
	if (found) return found.url;
	throw new InputRefusal(
		`The template has a place for [${name}], but this question has no such answer`,
		'Write [link] instead: its page offers every answer.',
	);
}

/** The fixed beginning of the link of a button. @throws InputRefusal when it cannot be read. */
async function readBeginning(
	session: Session,
	template: TemplateName,
	index: number,
): Promise<string> {
	const definition = await readTemplate(session, template);
	const instead = 'Use a template that has the link as a variable in its text.';
	if (definition instanceof InputRefusal || definition === undefined)
		throw new InputRefusal(
			`The link of the button cannot be read from the template "${template.name}"`,
			definition ? `${definition.remedy ?? ''} ${instead}`.trim() : instead,
		);
	const buttons = asObjects(definition.components).flatMap((part) => asObjects(part.buttons));
	return (asText(buttons[index]?.url) ?? '').split('{{')[0] ?? '';
}

/** A button has the beginning of its link already. */
async function toEnd(
	session: Session,
	template: TemplateName,
	{ index, url }: { index: number; url: string },
): Promise<string> {
	const beginning = await readBeginning(session, template, index);
	if (url.startsWith(beginning)) return url.slice(beginning.length);
	throw new InputRefusal(
		`The button of the template "${template.name}" leads to ${beginning}, but this n8n is at ${new URL(url).origin}`,
		`Use a template whose button leads to ${new URL(url).origin}/{{1}}.`,
	);
}

/** A link button takes the end of its link; every other text takes the link itself. */
async function fillParameter(
	parameter: IDataObject,
	links: Links,
	toButton: ((url: string) => Promise<string>) | undefined,
): Promise<IDataObject> {
	const given = asText(parameter.text) ?? '';
	const text = given.replace(placeholder, (_all, name: string) => urlOf(links, name));
	if (text === given) return parameter;
	return { ...parameter, text: toButton ? await toButton(text) : text };
}

async function fillIn(
	session: Session,
	template: TemplateName,
	{ components, links }: { components: readonly IDataObject[]; links: Links },
): Promise<IDataObject[]> {
	const texts = components.flatMap(({ parameters }) => asObjects(parameters));
	if (!texts.some(({ text }) => (asText(text) ?? '').search(placeholder) >= 0))
		throw new InputRefusal(
			'The template has no link with which somebody could answer',
			'Write [link] into one of its Variables: it becomes the link to the page of the question.',
		);
	return await Promise.all(
		components.map(async (component) => {
			const index = Number(component.index ?? 0);
			const toButton =
				component.sub_type === 'url'
					? async (url: string) => await toEnd(session, template, { index, url })
					: undefined;
			const parameters = asObjects(component.parameters).map(
				async (parameter) => await fillParameter(parameter, links, toButton),
			);
			return { ...component, parameters: await Promise.all(parameters) };
		}),
	);
}

/**
 * The question as a template; without links, where people reply to it.
 * @throws InputRefusal before anything goes up or is sent.
 */
export async function toQuestionTemplate(
	session: Session,
	values: Values,
	links: Links | undefined,
): Promise<IDataObject> {
	const template = readTemplateName(values);
	const fill = async (components: IDataObject[]) =>
		links ? await fillIn(session, template, { components, links }) : components;
	const build = async () => {
		if (values.components) return await fill(values.components);
		const variables = readVariables(values.variables, values.isCleaned);
		await fill(toComponents(variables));
		return await fill(toComponents(await prepareHeader(session, variables)));
	};
	const { name, language } = template;
	const components = await build();
	return { type: 'template', template: { name, language: { code: language }, components } };
}
