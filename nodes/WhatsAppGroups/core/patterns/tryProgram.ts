import type { Automaton, Condition, Program } from './program';

/** Whether one character is in a set, asked of JavaScript itself: case and Unicode are its own. */
class CharacterSets {
	private readonly known = new Map<string, Int8Array>();

	constructor(private readonly expressions: readonly RegExp[]) {}

	/** What is known of a character, by set: 1 in it, -1 not in it, 0 not asked yet. */
	of(character: string): Int8Array {
		const known = this.known.get(character) ?? new Int8Array(this.expressions.length);
		this.known.set(character, known);
		return known;
	}

	ask(set: number, character: string): 1 | -1 {
		return this.expressions[set]?.test(character) ? 1 : -1;
	}
}

const wordCharacter = /^\w$/iu;

/** Where a sweep is; `reached` says at which step a state was reached last. */
interface Step {
	readonly automaton: Automaton;
	readonly place: number;
	readonly count: number;
	readonly reached: Int32Array;
}

/** One text, on which a program is tried. */
class Trial {
	steps = 0;

	private readonly sets: CharacterSets;

	private readonly isWord: readonly boolean[];

	/** For each look, at which places it holds. */
	private readonly looks: Uint8Array[] = [];

	constructor(
		private readonly program: Program,
		private readonly characters: readonly string[],
	) {
		this.sets = new CharacterSets(program.sets);
		this.isWord = characters.map((character) => wordCharacter.test(character));
	}

	run(): boolean {
		for (const look of this.program.looks) this.looks.push(this.sweep(look));
		return this.sweep(this.program.main, true).includes(1);
	}

	/**
	 * Goes through the text once, in all states that any way of matching could be in: at which places
	 * a match ends that began anywhere before.
	 */
	private sweep(automaton: Automaton, isFirstEnough = false): Uint8Array {
		const { length } = this.characters;
		const found = new Uint8Array(length + 1);
		const reached = new Int32Array(automaton.states.length).fill(-1);
		let entered: number[] = [];
		for (let count = 0; count <= length; count++) {
			const place = automaton.isBackward ? length - count : count;
			entered.push(automaton.entry);
			const step = { automaton, place, count, reached };
			const next = this.step(step, entered);
			if (next.isFound) found[place] = 1;
			if (isFirstEnough && next.isFound) return found;
			entered = next.entered;
		}
		return found;
	}

	/** Follows all states that are entered at a place, and takes the character there. */
	private step(
		{ automaton: { states, isBackward }, place, count, reached }: Step,
		entered: number[],
	): { entered: number[]; isFound: boolean } {
		const character = this.characters[isBackward ? place - 1 : place];
		const known = character === undefined ? undefined : this.sets.of(character);
		const next: number[] = [];
		let isFound = false;
		for (let at = entered.pop(); at !== undefined; at = entered.pop()) {
			if (reached[at] === count) continue;
			reached[at] = count;
			this.steps += 1;
			const state = states[at];
			if (state?.kind === 'character') {
				if (character === undefined || !known) continue;
				if (known[state.set] === 0) known[state.set] = this.sets.ask(state.set, character);
				if (known[state.set] === 1) next.push(state.next);
			} else if (state?.kind === 'fork') for (const way of state.next) entered.push(way);
			else if (state?.kind === 'found') isFound = true;
			else if (state && this.holds(state.condition, place)) entered.push(state.next);
		}
		return { entered: next, isFound };
	}

	private holds(condition: Condition, place: number): boolean {
		if (typeof condition === 'object')
			return (this.looks[condition.look]?.[place] === 1) !== condition.isNegated;
		if (condition === 'start') return place === 0;
		if (condition === 'end') return place === this.characters.length;
		const isAtEdge = (this.isWord[place - 1] ?? false) !== (this.isWord[place] ?? false);
		return isAtEdge === (condition === 'wordEdge');
	}
}

/** Whether a program matches anywhere in a text, and how many states that took. */
export function tryProgram(
	program: Program,
	characters: readonly string[],
): { isMatch: boolean; steps: number } {
	const trial = new Trial(program, characters);
	return { isMatch: trial.run(), steps: trial.steps };
}
