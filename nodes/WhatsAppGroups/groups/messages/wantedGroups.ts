import type { IDataObject } from 'n8n-workflow';
import type { FieldValues } from '../../core/declarations/field';
import { missing } from '../../core/reading/refusals';
import { readMoment } from '../../core/reading/readMoment';
import { readPattern } from '../../core/reading/readPattern';
import { asNumber, asText } from '../../core/values/json';
import { isBlank, toComparable } from '../../core/values/scalars';
import { separators } from '../../core/values/list';
import { show } from '../../core/values/shown';
import { InputRefusal } from '../../errors/inputRefusal';
import { groupNaming } from '../fields/group';
import type { groupFilters } from '../fields/groupFilters';

export type GroupFilters = FieldValues<[typeof groupFilters]>['groupFilters'];

/** Whether a group, as `toGroup` describes it, is wanted; undefined where it does not say. */
export interface GroupFilter {
	/** What of a group it looks at, as a sentence says it. */
	readonly about: string;
	test(group: IDataObject): boolean | undefined;
}

function onFact<Fact>(
	about: string,
	read: (group: IDataObject) => Fact | undefined,
	test: (fact: Fact) => boolean,
): GroupFilter {
	return {
		about,
		test: (group) => {
			const fact = read(group);
			return fact === undefined ? undefined : test(fact);
		},
	};
}

function onText(label: string, given: string | undefined, test: (subject: string) => boolean) {
	if (given === undefined) return [];
	if (isBlank(given)) throw missing(label);
	return [onFact('subject', ({ subject }) => asText(subject), test)];
}

function onTime(seconds: number | undefined, test: (created: number, limit: number) => boolean) {
	if (seconds === undefined) return [];
	const limit = seconds * 1000;
	const read = ({ createdAt }: IDataObject) => asText(createdAt);
	return [onFact('creation time', read, (text) => test(Date.parse(text), limit))];
}

function onCount(least: number | undefined) {
	if (least === undefined) return [];
	const read = ({ participantCount }: IDataObject) => asNumber(participantCount);
	return [onFact('number of participants', read, (count) => count >= least)];
}

/** Providers write the ID of a group in one or two ways; a list has the first. */
const toPlain = (id: string) => id.replace(/@g\.us$/, '');
const toKey = (subject: unknown) => toComparable(asText(subject) ?? '').trim();
const exceptLabel = 'Except Group Names or IDs';

function noSuchGroup(text: string): InputRefusal {
	return new InputRefusal(
		`${exceptLabel} has ${show(text)}, but no active group has this subject or ID`,
		'Correct it or take it out, so that no group gets the message by mistake.',
	);
}

/**
 * The groups whose subject a list begins with, and how much of the list that is: a subject that has
 * commas was taken for several entries.
 */
function findBySubject(
	list: readonly string[],
	groups: readonly IDataObject[],
): { alike: string[]; length: number } {
	const keys = list.map(toKey);
	let found = { alike: [] as string[], length: 0 };
	for (const { groupId, subject } of groups) {
		const parts = toKey(subject).split(separators).map(toKey).filter(Boolean);
		const { length } = parts;
		if (length < Math.max(1, found.length)) continue;
		if (!parts.every((part, index) => part === keys[index])) continue;
		const alike = length > found.length ? [] : found.alike;
		found = { alike: [...alike, asText(groupId) ?? ''], length };
	}
	return found;
}

/**
 * The groups that get nothing, given by their IDs or subjects; all that have the same subject.
 * @throws InputRefusal for what may be a subject but is none: its group would get the message.
 */
export function findExcepted(
	given: readonly string[],
	groups: readonly IDataObject[],
): Set<string> {
	const ids = new Set(groups.map(({ groupId }) => asText(groupId) ?? ''));
	const excepted = new Set<string>();
	for (let at = 0; at < given.length;) {
		const text = given[at] ?? '';
		const plain = toPlain(text);
		const { alike, length } = findBySubject(given.slice(at), groups);
		if (ids.has(plain)) excepted.add(plain);
		else if (alike.length === 0 && !groupNaming.surelyId.test(text)) throw noSuchGroup(text);
		for (const groupId of alike) excepted.add(groupId);
		at += Math.max(1, length);
	}
	return excepted;
}

/** The filters that are set. @throws InputRefusal for one that cannot be meant. */
export function readGroupFilters(filters: GroupFilters, timeZone: string): GroupFilter[] {
	const { subjectContains, subjectMatches, exceptGroups, minParticipants } = filters;
	const part = toComparable(subjectContains ?? '');
	if (exceptGroups?.length === 0) throw missing(exceptLabel);
	const moment = (value: unknown, label: string) => readMoment(value, timeZone, label);
	const matches = (subject: string) =>
		readPattern(
			'Subject Matches',
			subjectMatches ?? '',
			'Correct it, or use Subject Contains.',
		).test(subject);
	// Read now: a pattern that is none is refused, whatever groups there are.
	if (subjectMatches !== undefined) matches('');
	return [
		...onText('Subject Contains', subjectContains, (subject) =>
			toComparable(subject).includes(part),
		),
		...onText('Subject Matches', subjectMatches, matches),
		...onTime(moment(filters.createdAfter, 'Created After'), (created, limit) => created >= limit),
		...onTime(moment(filters.createdBefore, 'Created Before'), (created, limit) => created < limit),
		...onCount(minParticipants),
	];
}
