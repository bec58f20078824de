import type { IDataObject } from 'n8n-workflow';
import { asObjects, asText } from '../../core/values/json';
import { bodyOf, exampleOf, variablesOf } from './definition';

/** Where a template takes the invite link of a group. */
export interface LinkPlace {
	/** The ID of its variable, as in the form: `body_2`, `button_0_url`. */
	readonly id: string;
	/**
	 * What fills it: the group's ID, which WhatsApp turns into the link when it delivers the message,
	 * or the end of the link, where the template has its beginning.
	 */
	readonly takes: 'groupId' | 'endOfLink';
}

/** Meta's library has a group's ID or its link as the example of such a variable. */
const isLinkOrGroupId = (example = '') =>
	/chat\.whatsapp\.com/i.test(example) || example.startsWith('Y2FwaV9ncm91c');

/** `{{group_link}}`, `{{invite_url}}`, `{{group_id}}` */
const isNamedAfterLink = (name: string) =>
	/(group|invite|invitation)_?(link|url|id)$/i.test(name) || /^(link|url)_?to_?group$/i.test(name);

const beginning = /chat\.whatsapp\.com\/\{\{\s*(\w+)\s*\}\}/i;

function placeInBody(template: IDataObject): LinkPlace | undefined {
	const body = bodyOf(template);
	const [, afterBeginning] = beginning.exec(asText(body.text) ?? '') ?? [];
	if (afterBeginning !== undefined) return { id: `body_${afterBeginning}`, takes: 'endOfLink' };
	const names = variablesOf(body.text);
	const found =
		names.find((name) => isLinkOrGroupId(exampleOf(body, 'body', name))) ??
		names.find(isNamedAfterLink);
	return found === undefined ? undefined : { id: `body_${found}`, takes: 'groupId' };
}

function placeInButtons({ components }: IDataObject): LinkPlace | undefined {
	const buttons = asObjects(components).flatMap((component) => asObjects(component.buttons));
	const index = buttons.findIndex(({ url }) => beginning.test(asText(url) ?? ''));
	return index < 0 ? undefined : { id: `button_${index}_url`, takes: 'endOfLink' };
}

/** In all of Meta's templates for invite links the link is the last variable. */
function placeInLibraryCopy(template: IDataObject): LinkPlace | undefined {
	const names = [asText(template.library_template_name), asText(template.name)];
	if (!names.some((name) => name?.startsWith('group_invite_link'))) return undefined;
	const last = variablesOf(bodyOf(template).text).at(-1);
	return last === undefined ? undefined : { id: `body_${last}`, takes: 'groupId' };
}

/**
 * The place for the invite link, read from the definition of a template. Meta tells the types of
 * variables in its library only; a copy keeps the example.
 */
export function findLinkPlace(template: IDataObject): LinkPlace | undefined {
	return placeInBody(template) ?? placeInButtons(template) ?? placeInLibraryCopy(template);
}
