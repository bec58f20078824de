import { asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';

/** Which template: a name has one text per language. */
export interface TemplateName {
	readonly name: string;
	readonly language: string;
}

/** What the picker gives: both in one, as in `group_offer|en_US`. */
export function joinTemplateName({ name, language }: TemplateName): string {
	return `${name}|${language}`;
}

/** Both from the picker, or the name with a language that is chosen apart from it. */
export function splitTemplateName(given: string, chosen = ''): TemplateName {
	const [name = '', language = chosen] = given.trim().split('|');
	return { name, language: language.trim() };
}

/** @throws InputRefusal where there is no language in either field. */
export function readTemplateName(values: {
	templateName: unknown;
	languageCode: unknown;
}): TemplateName {
	const given = asText(values.templateName) ?? '';
	const template = splitTemplateName(given, asText(values.languageCode));
	if (template.language) return template;
	throw new InputRefusal(
		'Language is empty',
		'Fill in Language, or choose the template from the list: there it comes with its language.',
	);
}
