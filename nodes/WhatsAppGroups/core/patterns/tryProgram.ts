import type { Automaton, Condition, Program } from './program';

/** Whether one character is in a set, asked of JavaScript itself: case and Unicode are its own. */
class CharacterSets {
	private readonly expressions: readonly RegExp[];

	/** Per character what is known of each set: 1 in it, -1 not in it. */
	private readonly known = new Map<string, Int8Array>();

	constructor(sets: readonly string[]) {
		this.expressions = sets.map((source) => new RegExp(`^(?:${source})$`, 'iu'));
	}

	has(set: number, character: string): boolean {
		let of = this.known.get(character);
		if (!of) {
			of = new Int8Array(this.expressions.length);
			this.known.set(character, of);
		}
		if (of[set] === 0) of[set] = this.expressions[set]?.test(character) ? 1 : -1;
		return of[set] === 1;
	}
}

const wordCharacter = /^\w$/iu;

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
			const next: number[] = [];
			const character = this.characters[automaton.isBackward ? place - 1 : place];
			while (entered.length > 0) {
				const at = entered.pop() ?? 0;
				if (reached[at] === count) continue;
				reached[at] = count;
				this.steps += 1;
				const state = automaton.states[at];
				if (state?.kind === 'fork') entered.push(...state.next);
				else if (state?.kind === 'found') found[place] = 1;
				else if (state?.kind === 'condition') {
					if (this.holds(state.condition, place)) entered.push(state.next);
				} else if (state && character !== undefined && this.sets.has(state.set, character))
					next.push(state.next);
			}
			if (isFirstEnough && found[place] === 1) return found;
			entered = next;
		}
		return found;
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
