import type { Field } from '../declarations/field';
import type { Naming, Resolve, Resolvers } from '../declarations/naming';
import { enterId, Names } from '../reading/names';
import type { Run } from './openRun';
import { openSession } from './session';

async function readNames(run: Run, naming: Naming): Promise<Names> {
	const { request, entries, toNamed } = naming;
	const found = await openSession(run, 0).list(request, { entries, remedy: enterId(naming) });
	return new Names(naming, found.map(toNamed));
}

/**
 * Reads, once for the whole run, what names stand for in these fields. What fails here each item
 * with a name says when its turn comes.
 */
export async function openResolvers(run: Run, fields: readonly Field[]): Promise<Resolvers> {
	const resolvers = new Map<string, Resolve>();
	for (const { displayName, name, naming } of fields) {
		if (!naming) continue;
		const find = await readNames(run, naming).then(
			(names) => (given: unknown) => names.find(displayName, given),
			(failure: Error) => () => {
				throw failure;
			},
		);
		resolvers.set(name, find);
	}
	return resolvers;
}
