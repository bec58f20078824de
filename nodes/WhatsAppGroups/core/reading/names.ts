import type { Named, Naming } from '../declarations/naming';
import { InputRefusal } from '../../errors/inputRefusal';
import { parseJson } from '../values/json';
import { toParts } from '../values/list';
import { readText, toComparable, withoutInvisible } from '../values/scalars';
import { show } from '../values/shown';
import { refused } from './refusals';

const shownAtMost = 5;
const deepest = 5;

/** As names are compared. */
const toKey = (name: string): string => toComparable(name).trim();

/** The text in what an expression gave: itself, or what an item or a picker holds it in. */
function unwrap(given: unknown, keys: readonly string[], depth = 0): unknown {
	const value = typeof given === 'string' ? (parseJson(given) ?? given) : given;
	if (typeof value !== 'object' || value === null || depth > deepest) return given;
	if (Array.isArray(value)) return value.length > 1 ? value : unwrap(value[0], keys, depth + 1);
	if ('__rl' in value) return unwrap((value as { value?: unknown }).value, keys, depth + 1);
	const key = [...keys, 'json'].find((name) => Object.hasOwn(value, name));
	return key === undefined
		? given
		: unwrap((value as Record<string, unknown>)[key], keys, depth + 1);
}

/** The name that a field holds; an empty text where there is none. @throws InputRefusal */
function readName(label: string, given: unknown, { keys, name, noun }: Naming): string {
	const value = unwrap(given, keys);
	if (value === undefined || value === null) return '';
	const text = readText(value);
	if (text === undefined) throw refused(label, value, `the ${name} of one ${noun}`);
	return withoutInvisible(text);
}

function listNamed(named: readonly Named[]): string {
	const shown = named.slice(0, shownAtMost).map(({ id, name }) => `${show(name)} (ID ${id})`);
	const rest = named.length - shown.length;
	return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Those with most of the words in their names first. */
function nearestFirst(all: ReadonlyMap<string, readonly Named[]>, key: string): Named[] {
	const words = key.split(' ');
	const likeness = (other: string) => words.filter((word) => other.includes(word)).length;
	return [...all]
		.map(([other, named]) => ({ named, score: likeness(other) }))
		.sort((one, other) => other.score - one.score)
		.flatMap(({ named }) => named);
}

/** What to do where a name does not tell which one it is. */
export function enterId({ noun, name }: Naming): string {
	return `Enter the ID of the ${noun} that is meant in place of its ${name}.`;
}

/** Whether a list can only hold IDs, so that nothing has to be looked up. */
export function holdsIdsAlone(given: unknown, { surelyId, idKey }: Naming): boolean {
	return toParts(given).every((part) => {
		const isObject = typeof part === 'object' && part !== null && Object.hasOwn(part, idKey);
		const text = readText(isObject ? (part as Record<string, unknown>)[idKey] : part);
		return text !== undefined && surelyId.test(withoutInvisible(text));
	});
}

/** Finds IDs by names, in what a list has. */
export class Names {
	private readonly byKey = new Map<string, Named[]>();
	private readonly nameById = new Map<string, string>();

	constructor(
		private readonly naming: Naming,
		entries: readonly Named[],
	) {
		for (const named of entries) {
			if (named.id === '' || this.nameById.has(named.id)) continue;
			this.nameById.set(named.id, named.name);
			const key = toKey(named.name);
			this.byKey.set(key, [...(this.byKey.get(key) ?? []), named]);
		}
	}

	/**
	 * The ID of the only one that has the name, or else this very ID; an empty text where no name is
	 * given. @throws InputRefusal that lists whom it may be.
	 */
	find(label: string, given: unknown): string {
		const name = readName(label, given, this.naming);
		return name === '' ? '' : this.idOf(`${label} is`, name);
	}

	/**
	 * The IDs of those that a list names, by names or IDs. A text with commas in it may be one name,
	 * alone or as an entry of an array.
	 * `isNeither` tells what is neither: that stays, to be refused later. @throws InputRefusal
	 */
	findAll(label: string, given: unknown, isNeither: (text: string) => boolean): string[] {
		const isOneName = (part: unknown) => typeof part === 'string' && this.byKey.has(toKey(part));
		const entries: unknown[] = Array.isArray(given) ? given : [given];
		const parts = entries.flatMap((entry) => (isOneName(entry) ? [entry] : toParts(entry)));
		return parts.flatMap((part) => {
			const name = readName(label, part, this.naming);
			if (name === '') return [];
			const isKnown = this.byKey.has(toKey(name));
			if (!isKnown && (this.naming.surelyId.test(name) || isNeither(name))) return [name];
			return [this.idOf(`${label} has`, name)];
		});
	}

	/** The name of what has the ID; undefined where the list does not have it. */
	nameOf(id: string): string | undefined {
		return this.nameById.get(id);
	}

	private idOf(place: string, name: string): string {
		const alike = this.byKey.get(toKey(name)) ?? [];
		const same = alike.filter((named) => named.name === name);
		const [found, ...others] = same.length === 1 ? same : alike;
		if (found && others.length === 0) return found.id;
		if (found) return this.refuseSeveral(place, name, alike);
		return this.nameById.has(name) ? name : this.refuseNone(place, name);
	}

	private refuseSeveral(place: string, name: string, alike: readonly Named[]): never {
		const { plural, name: what } = this.naming;
		throw new InputRefusal(
			`${place} ${show(name)}, but ${alike.length} ${plural} have this ${what}`,
			`They are ${listNamed(alike)}. ${enterId(this.naming)}`,
		);
	}

	private refuseNone(place: string, name: string): never {
		const { plural, noun, name: what } = this.naming;
		const near = nearestFirst(this.byKey, toKey(name));
		throw new InputRefusal(
			`${place} ${show(name)}, but no active ${noun} has this ${what}`,
			near.length === 0
				? `There are no active ${plural}. Create one first.`
				: `Active ${plural}: ${listNamed(near)}. Enter one of these, by its ${what} or its ID.`,
		);
	}
}
