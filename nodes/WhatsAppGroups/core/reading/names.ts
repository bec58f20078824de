import type { Named, Naming } from '../declarations/naming';
import { InputRefusal } from '../../errors/inputRefusal';
import { parseJson } from '../values/json';
import { readText, withoutInvisible } from '../values/scalars';
import { show } from '../values/shown';
import { refused } from './refusals';

const shownAtMost = 5;
const deepest = 5;

/** As names are compared: white space, letter case and what nobody sees do not count. */
function toKey(name: string): string {
	return withoutInvisible(name).normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
}

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

function list(named: readonly Named[]): string {
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

/** Finds IDs by names, in what a list has. */
export class Names {
	private readonly byKey = new Map<string, Named[]>();
	private readonly ids = new Set<string>();

	constructor(
		private readonly naming: Naming,
		entries: readonly Named[],
	) {
		for (const named of entries) {
			if (named.id === '' || this.ids.has(named.id)) continue;
			this.ids.add(named.id);
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
		if (name === '') return '';
		const alike = this.byKey.get(toKey(name)) ?? [];
		const same = alike.filter((named) => named.name === name);
		const [found, ...others] = same.length === 1 ? same : alike;
		if (found && others.length === 0) return found.id;
		if (found) return this.refuseSeveral(label, name, alike);
		return this.ids.has(name) ? name : this.refuseNone(label, name);
	}

	private refuseSeveral(label: string, name: string, alike: readonly Named[]): never {
		const { plural, name: what } = this.naming;
		throw new InputRefusal(
			`${label} is ${show(name)}, but ${alike.length} ${plural} have this ${what}`,
			`They are ${list(alike)}. ${enterId(this.naming)}`,
		);
	}

	private refuseNone(label: string, name: string): never {
		const { plural, noun, name: what } = this.naming;
		const near = nearestFirst(this.byKey, toKey(name));
		throw new InputRefusal(
			`${label} is ${show(name)}, but no active ${noun} has this ${what}`,
			near.length === 0
				? `There are no active ${plural}. Create one first.`
				: `Active ${plural}: ${list(near)}. Enter one of these, by its ${what} or its ID.`,
		);
	}
}
