import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import type { ListSearch } from '../../core/declarations/picker';
import { InputRefusal } from '../../errors/inputRefusal';
import { asObject, asObjects, asText } from '../../core/values/json';

const mostAtOnce = 8;

/** Who is to be removed. */
export const participants = defineField({
	displayName: 'Participants',
	name: 'participants',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. +16505551234, US.13491208655302741918',
	description:
		'Phone numbers with country code, or user IDs: one, up to 8 with commas between them, or an array. "Get Many Participants" and the events of the trigger give them as waId and userId.',
	displayOptions: { show: { whichParticipants: ['list'] } },
	readAs: 'list',
});

export const whichParticipants = defineField({
	displayName: 'Who',
	name: 'whichParticipants',
	type: 'options',
	options: [
		{ name: 'By Phone Number or User ID', value: 'list' },
		{
			name: 'From List',
			value: 'picked',
			description: 'People chosen from the list of participants',
		},
	],
	default: 'list',
});

/** Participants picked from the group. */
export const pickedParticipants = defineField({
	displayName: 'Participant Names or IDs',
	name: 'pickedParticipants',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'loadParticipants', loadOptionsDependsOn: ['groupId.value'] },
	default: [],
	required: true,
	description:
		'The people to remove. Choose a group first. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	displayOptions: { show: { whichParticipants: ['picked'] } },
	readAs: 'list',
});

/**
 * User IDs begin with a country (and `ENT` for that of the parent business), and are
 * case-sensitive.
 */
const userIdShape = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;
const fewestDigits = 7;
const mostDigits = 15;

/** One participant as Meta takes it: a phone number with `+`, or a user ID, never both. */
function toWireParticipant(text: string): { user: string } | { user_id: string } {
	if (userIdShape.test(text)) return { user_id: text };
	const digits = text.replace(/[\s().+/-]/g, '').replace(/^00/, '');
	if (/^\d+$/.test(digits) && digits.length >= fewestDigits && digits.length <= mostDigits)
		return { user: `+${digits}` };
	throw new InputRefusal(
		`"${text}" is neither a phone number nor a user ID`,
		'Give a phone number with its country code, such as +16505551234, or a user ID, such as US.13491208655302741918. Nothing was sent.',
	);
}

/**
 * The participants of the documented request; the same person in two spellings counts once. @throws
 * InputRefusal
 */
export function toWireParticipants(
	texts: readonly string[],
): Array<{ user: string } | { user_id: string }> {
	const distinct = new Map(
		texts.map((text) => [
			JSON.stringify(toWireParticipant(text.trim())),
			toWireParticipant(text.trim()),
		]),
	);
	if (distinct.size === 0)
		throw new InputRefusal(
			'Participants is empty',
			'Fill in Participants, or check the expression in it. Nothing was sent.',
		);
	if (distinct.size > mostAtOnce) {
		throw new InputRefusal(
			`Participants has ${distinct.size} entries, and WhatsApp takes at most ${mostAtOnce} at once`,
			'Split them over several items. Nothing was sent.',
		);
	}
	return [...distinct.values()];
}

function toPick({ wa_id, user_id, username }: IDataObject): INodeListSearchItems {
	const phone = asText(wa_id);
	const value = asText(user_id) ?? phone ?? '';
	const name = [phone && `+${phone}`, asText(username)].filter(Boolean).join(' · ');
	return { name: name || value, value };
}

/** The participant picker: the people in the group that is chosen above it. */
export const participantSearch: ListSearch = {
	request: (parameter) => {
		const group = parameter('groupId').trim();
		return group ? { method: 'GET', on: { group }, query: { fields: 'participants' } } : undefined;
	},
	entries: (body) => asObjects(asObject(body).participants),
	toResult: toPick,
};
