import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../declarations/field';
import { fieldsOf } from '../declarations/offering';
import type { Operation } from '../declarations/operation';
import type { Names } from '../reading/names';
import { asObject, asText } from '../values/json';
import type { Run } from './openRun';

/** The name of what an item is about, by its ID, where it is known without asking. */
export interface NameOf {
	readonly idKey: string;
	readonly nameKey: string;
	/** What has the name itself has it under this key. */
	readonly ownKey: string;
	/** Undefined where none is known. */
	readonly find?: (id: string, itemIndex: number) => string | undefined;
}

/** What pickers add to a name, to tell those of the same name apart. */
const detail = / · (created \d{4}-\d{2}-\d{2}|….{1,10})$/;

/** What n8n keeps of a choice from the list beside its value. */
function readChoice(given: unknown): readonly [id: string, name: string] | undefined {
	const { value, cachedResultName } = asObject(given);
	const [id, name] = [asText(value), asText(cachedResultName)?.replace(detail, '').trim()];
	return id && name && !id.startsWith('=') && name !== id ? [id, name] : undefined;
}

/** The names of what was chosen from the list in the panel, by their IDs. */
function readChosen(
	{ context }: Run,
	fields: readonly Field[],
	spell: (id: string) => string,
): Map<unknown, string> {
	const choices = fields.flatMap((field) => {
		const raw = context.getNodeParameter(field.name, 0, '', { rawExpressions: true });
		const choice = readChoice(raw);
		return choice ? [[spell(choice[0]), choice[1]] as const] : [];
	});
	return new Map(choices);
}

/** The names that lists, the picker and the items of the input give at no cost. */
export function openKnownNames(
	run: Run,
	operation: Operation,
	lists: readonly Names[],
): NameOf | undefined {
	const fields = fieldsOf(operation).filter(({ naming }) => naming);
	const [{ naming } = {}] = fields;
	if (!naming) return undefined;
	const { idKey, nameKey, name: ownKey, toKnown } = naming;
	const { provider } = run.channel;
	const spell = (id: string) => asText(provider.normalise?.({ [idKey]: id })[idKey]) ?? id;
	const chosen = readChosen(run, fields, spell);
	const items = run.context.getInputData();
	const namedBy = (itemIndex: number) => toKnown((items[itemIndex]?.json ?? {}) as IDataObject);
	// The items of a run are alike. A message costs nothing more where the first one has no name.
	const haveNames = namedBy(0).name !== undefined;
	const keys = { idKey, nameKey, ownKey };
	if (!haveNames && lists.length === 0 && chosen.size === 0) return keys;
	const inItem = (id: string, itemIndex: number) => {
		const known = haveNames ? namedBy(itemIndex) : {};
		return known.id !== undefined && spell(known.id) === id ? known.name : undefined;
	};
	const inLists = (id: string) => lists.map((names) => names.nameOf(id)).find(Boolean);
	return {
		...keys,
		find: (id, itemIndex) => inLists(id) ?? chosen.get(id) ?? inItem(id, itemIndex),
	};
}
