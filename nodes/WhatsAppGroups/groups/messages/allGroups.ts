import type { IDataObject } from 'n8n-workflow';
import type { Audience, FindAudience, LeftOut } from '../../core/declarations/audience';
import type { ReadingSession } from '../../core/declarations/session';
import { asBoolean, asText, compact } from '../../core/values/json';
import { factsOf } from '../../errors/toNodeApiError';
import { groupsOf, listGroups, toGroup } from '../lifecycle/group';
import {
	findExcepted,
	readGroupFilters,
	type GroupFilter,
	type GroupFilters,
} from './wantedGroups';

type Groups = ReadonlyMap<string, IDataObject>;

const nobodyThere: LeftOut = { reason: 'Nobody is in this group' };
const suspended: LeftOut = { reason: 'WhatsApp has suspended this group' };

const deleted = 131041;

/** Refusals that say something about the group, and nothing about the message. */
const leftOutFor = new Map<unknown, LeftOut>([
	[131020, nobodyThere],
	[131207, suspended],
	[deleted, { reason: 'The group was deleted after the list of groups had been read' }],
]);

/** What the list does not say of each group. */
const facts = 'subject,creation_timestamp,suspended,total_participant_count,participants';

async function readAll(session: ReadingSession): Promise<Groups> {
	const entries = await session.list(listGroups, { entries: groupsOf });
	const groups = entries.map((entry) => toGroup(entry));
	return new Map(groups.map((group) => [asText(group.groupId) ?? '', group]));
}

/** The active groups at that moment, read once per run; a failure is kept, too. */
async function listOnce(session: ReadingSession): Promise<Groups> {
	const read = await session.once('all groups', async () =>
		readAll(session).then(
			(groups) => () => groups,
			(failure: Error) => () => {
				throw failure;
			},
		),
	);
	return read();
}

/** A group as WhatsApp describes it now, with the number of its participants where it is known. */
export async function readGroup(session: ReadingSession, groupId: string): Promise<IDataObject> {
	return await session.once(`group ${groupId}`, async () => await readNow(session, groupId));
}

async function readNow(session: ReadingSession, groupId: string): Promise<IDataObject> {
	const query = { fields: facts };
	const group = toGroup(await session.ask({ method: 'GET', on: { group: groupId }, query }));
	const { participants, ...rest } = group;
	const counted = Array.isArray(participants) ? participants.length : undefined;
	return { ...rest, ...compact({ participantCount: group.participantCount ?? counted }) };
}

/** What keeps a group from getting messages, by its own description. */
export function findObstacle({
	suspended: is,
	participantCount,
}: IDataObject): LeftOut | undefined {
	if (asBoolean(is)) return suspended;
	return participantCount === 0 ? nobodyThere : undefined;
}

/** A group that is not there is an unsupported request to some of Meta's servers. */
async function readIfThere(
	session: ReadingSession,
	groupId: string,
): Promise<IDataObject | undefined> {
	try {
		return await readGroup(session, groupId);
	} catch (failure) {
		if (factsOf(failure)?.code === 100) return undefined;
		return await Promise.reject(failure);
	}
}

async function examine(
	session: ReadingSession,
	listed: IDataObject,
	filters: readonly GroupFilter[],
): Promise<LeftOut | undefined> {
	if (filters.every(({ test }) => test(listed))) return undefined;
	const found = await readIfThere(session, String(listed.groupId));
	if (!found) return leftOutFor.get(deleted);
	const group = { ...listed, ...found };
	if (filters.some(({ test }) => test(group) === false)) return {};
	const obstacle = findObstacle(group);
	if (obstacle) return obstacle;
	const unknown = filters.find(({ test }) => test(group) === undefined);
	return unknown && { reason: `WhatsApp does not say the ${unknown.about} of this group` };
}

/** n8n goes on behind a node only where something comes out of it. */
const toGoOn =
	'A workflow ends where nothing comes out: to go on, turn on Always Output Data in the settings of this node.';

/** Says, once the last of them is known not to pass the filters, that nobody got the message. */
function openCount(session: ReadingSession, { all, left }: { all: number; left: number }) {
	const isOne = session.context.getInputData().length === 1;
	// One sentence, however many items it is about.
	const result = isOne ? `nothing was sent. ${toGoOn}` : 'nothing was sent for at least one item.';
	const say = () =>
		session.hint(
			all === 0
				? `This phone number has no active groups, so ${result}`
				: `None of the ${all} active groups passes the filters, so ${result}`,
		);
	let remaining = left;
	if (remaining === 0) say();
	return (leftOut: LeftOut | undefined) => {
		if (!leftOut || leftOut.reason !== undefined) return;
		remaining -= 1;
		if (remaining === 0) say();
	};
}

async function find(session: ReadingSession, given: GroupFilters): Promise<Audience> {
	const filters = readGroupFilters(given, session.context.getTimezone());
	const all = await listOnce(session);
	const listed = (groupId: string) => all.get(groupId) ?? { groupId };
	// What the list does not say is asked for in the group's turn.
	const excepted = findExcepted(given.exceptGroups ?? [], [...all.values()]);
	const ids = [...all.keys()].filter(
		(groupId) =>
			!excepted.has(groupId) && filters.every(({ test }) => test(listed(groupId)) !== false),
	);
	const count = openCount(session, { all: all.size, left: ids.length });
	return {
		targets: { key: 'groupId', plural: 'groups', ids },
		about: (groupId) => compact({ groupSubject: listed(groupId).subject }),
		examine: async (own, groupId) => {
			const leftOut = await examine(own, listed(groupId), filters);
			count(leftOut);
			return leftOut;
		},
		readRefusal: (failure) => leftOutFor.get(factsOf(failure)?.code),
	};
}

/** All active groups that pass the filters. */
export function allGroups(filters: GroupFilters): FindAudience {
	return async (session) => await find(session, filters);
}
