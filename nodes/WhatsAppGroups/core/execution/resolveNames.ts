import type { Field } from '../declarations/field';
import type { Naming, Resolve, Resolvers } from '../declarations/naming';
import { mistakenFor, readIdentifiers } from '../reading/identifiers';
import { enterId, holdsIdsAlone, Names } from '../reading/names';
import type { Run } from './openRun';
import { openSession } from './session';

async function readNames(run: Run, naming: Naming): Promise<Names> {
	const { request, entries, toNamed } = naming;
	const remedy = enterId(naming);
	const found = await openSession(run, 0).list(request, { entries, remedy });
	return new Names(naming, found.map(toNamed));
}

/** How a field is read whose list is there. A list of IDs alone needs none. */
function toResolve(field: Field, naming: Naming, find: (given: unknown) => unknown): Resolve {
	if (field.readAs !== 'list') return find;
	return (given) => (holdsIdsAlone(given, naming) ? given : find(given));
}

function toFind({ displayName, readAs, identifies }: Field, names: Names): Resolve {
	if (readAs !== 'list') return (given) => names.find(displayName, given);
	const isNeither = (text: string) =>
		identifies !== undefined && mistakenFor(text, identifies) !== undefined;
	return (given) => names.findAll(displayName, given, isNeither);
}

/** Whether all of a list could be IDs. */
function areIds({ displayName, identifies }: Field, given: unknown): boolean {
	try {
		return identifies !== undefined && readIdentifiers(displayName, given, identifies).length > 0;
	} catch {
		return false;
	}
}

/** What names stand for, and what they are the names of. */
export interface Resolved {
	readonly resolvers: Resolvers;
	readonly names: readonly Names[];
}

/**
 * Reads, once for the whole run, what names stand for in these fields. What fails here each item
 * with a name says when its turn comes.
 */
export async function resolveNames(run: Run, fields: readonly Field[]): Promise<Resolved> {
	const resolvers = new Map<string, Resolve>();
	const all: Names[] = [];
	for (const field of fields) {
		const { name, naming, readAs } = field;
		if (!naming) continue;
		const find = await readNames(run, naming).then(
			(names) => {
				all.push(names);
				return toFind(field, names);
			},
			(failure: Error) => (given: unknown) => {
				if (readAs === 'list' && areIds(field, given)) return given;
				throw failure;
			},
		);
		resolvers.set(name, toResolve(field, naming, find));
	}
	return { resolvers, names: all };
}
