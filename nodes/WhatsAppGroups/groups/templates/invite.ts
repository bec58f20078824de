import type { IDataObject } from 'n8n-workflow';
import type { PreparingSession } from '../../core/declarations/session';
import { asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import { toComponents } from './components';
import { bodyOf, variablesOf } from './definition';
import { prepareHeader } from './headerFile';
import { findLinkPlace, type LinkPlace } from './linkPlace';
import type { TemplateName } from './name';
import { readTemplate } from './readTemplate';

/** What the panel says about an invitation. */
export interface Invitation {
	readonly groupId: string;
	readonly template: TemplateName;
	/** The values of the form, by the IDs of its variables. */
	readonly variables: IDataObject;
	/** Texts for the variables of the body, in their order, where the form has none. */
	readonly texts: readonly string[];
	/** Which variable of the body is the link, where the user says so. */
	readonly position?: number;
}

const sayPosition =
	'set Invite Link Position under Options: 1 if the link is {{1}}, 2 if it is {{2}}, and so on.';

const ofGroup = (groupId: string): IDataObject => ({ type: 'group_id', group_id: groupId });

/**
 * The components with the link at the position that the user named, or first. @throws InputRefusal
 * when it would come after a gap.
 */
export function toComponentsAt({
	groupId,
	texts,
	variables,
	position = 1,
}: Omit<Invitation, 'template'>): IDataObject[] {
	if (Object.keys(variables).length > 0)
		return toComponents({ ...variables, [`body_${position}`]: ofGroup(groupId) });
	if (position > texts.length + 1)
		throw new InputRefusal(
			`The invite link is set to be variable ${position} of the text, but there are only ${texts.length} Body Parameters`,
			'Add a Body Parameter for each variable before the link, or correct Invite Link Position.',
		);
	const parameters: IDataObject[] = texts.map((text) => ({ type: 'text', text }));
	parameters.splice(position - 1, 0, ofGroup(groupId));
	return [{ type: 'body', parameters }];
}

type ReadingSession = Pick<PreparingSession, 'ask' | 'once'> &
	Required<Pick<PreparingSession, 'list'>>;

/** @throws InputRefusal when it cannot be read, is not there, or has no place for the link. */
async function readPlace(
	session: ReadingSession,
	template: TemplateName,
): Promise<{ definition: IDataObject; place: LinkPlace }> {
	const { name, language } = template;
	const definition = await readTemplate(session, template);
	if (definition instanceof InputRefusal) {
		const { message, remedy = '' } = definition;
		throw new InputRefusal(
			`Where the template "${name}" takes the invite link cannot be read: ${message}`,
			`${remedy} Or ${sayPosition}`.trim(),
		);
	}
	if (definition === undefined)
		throw new InputRefusal(
			`There is no template "${name}" in the language "${language}"`,
			'Choose a template from the list.',
		);
	const place = findLinkPlace(definition);
	if (place) return { definition, place };
	throw new InputRefusal(
		`The template "${name}" has no place for an invite link`,
		`Use a copy of the library template "Group invite upon request" (Template → Create From Library). If one of its variables is meant for the link, ${sayPosition}`,
	);
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/**
 * The texts given in order, by the IDs of their variables. @throws InputRefusal for a wrong number.
 */
function toOrdered(
	texts: readonly string[],
	definition: IDataObject,
	{ id: link }: LinkPlace,
): IDataObject {
	const ids = variablesOf(bodyOf(definition).text).map((name) => `body_${name}`);
	const others = ids.filter((id) => id !== link);
	if (texts.length === others.length)
		return Object.fromEntries(others.map((id, index) => [id, texts[index]]));
	const names = others.map((id) => `{{${id.slice('body_'.length)}}}`).join(', ');
	throw new InputRefusal(
		`Besides the invite link, the text of the template has ${count(others.length, 'variable')}${names && ` (${names})`}, but ${count(texts.length, 'value')} came`,
		'Fill in Variables, or give one Body Parameter for each, in their order.',
	);
}

/** What follows the last slash of the group's link, read once per run. */
async function readEndOfLink(session: ReadingSession, groupId: string): Promise<string> {
	const link = await session.once(`invite link ${groupId}`, async () =>
		asText(
			(await session.ask({ method: 'GET', on: { group: groupId }, edge: 'invite_link' }))
				.invite_link,
		),
	);
	const end = link?.split('/').at(-1);
	if (end) return end;
	throw new InputRefusal('WhatsApp returned no invite link for this group', 'Try again.');
}

/** The components of an invitation, with the link where the template has its place. */
export async function toInviteComponents(
	session: PreparingSession,
	invitation: Invitation,
): Promise<IDataObject[]> {
	const { groupId, template, texts, variables, position } = invitation;
	const { list } = session;
	if (position !== undefined || !list)
		return toComponentsAt({ ...invitation, variables: await prepareHeader(session, variables) });
	const reading = { ...session, list };
	const { definition, place } = await readPlace(reading, template);
	const isForm = Object.keys(variables).length > 0;
	const others = isForm ? variables : toOrdered(texts, definition, place);
	const link = place.takes === 'groupId' ? ofGroup(groupId) : await readEndOfLink(reading, groupId);
	return toComponents({ ...(await prepareHeader(session, others)), [place.id]: link });
}
