import { UnsupportedPattern, type Edge, type PatternNode } from './patternNode';

/** Patterns that need more would take too long on a long text. */
const mostStates = 2_500;

/** What must hold at a place for the next state to be reached. */
export type Condition = Edge | { readonly look: number; readonly isNegated: boolean };

/** A state of the automaton; states are named by their place in the program. */
export type State =
	| { readonly kind: 'character'; readonly set: number; readonly next: number }
	| { readonly kind: 'condition'; readonly condition: Condition; readonly next: number }
	| { readonly kind: 'fork'; readonly next: number[] }
	| { readonly kind: 'found' };

export interface Automaton {
	readonly states: readonly State[];
	readonly entry: number;
	/** What is looked for ahead is read from the end of the text to its start. */
	readonly isBackward: boolean;
}

/** A pattern ready to be tried on texts. */
export interface Program {
	readonly main: Automaton;
	/** What is looked for ahead or behind; each refers only to those before it. */
	readonly looks: readonly Automaton[];
	/** What a character can be, each for one character alone. */
	readonly sets: readonly RegExp[];
}

type Kind = PatternNode['kind'];
type NodeOf<Name extends Kind> = Extract<PatternNode, { kind: Name }>;

/** What all automata of a pattern share. */
interface Shared {
	readonly looks: Automaton[];
	readonly sets: Map<string, number>;
	work: number;
}

class AutomatonBuilder {
	private readonly states: State[] = [];

	private readonly emitters: {
		[Name in Kind]: (node: NodeOf<Name>, next: number) => number;
	} = {
		character: ({ source }, next) => this.add({ kind: 'character', set: this.setOf(source), next }),
		edge: ({ edge }, next) => this.add({ kind: 'condition', condition: edge, next }),
		sequence: ({ parts }, next) => {
			const inOrder = this.isBackward ? parts : [...parts].reverse();
			return inOrder.reduce((following, part) => this.emit(part, following), next);
		},
		choice: ({ options: [first, ...others] }, next) =>
			first && others.length === 0
				? this.emit(first, next)
				: this.add({
						kind: 'fork',
						next: [first, ...others].flatMap((option) => (option ? this.emit(option, next) : [])),
					}),
		repetition: (node, next) => this.repeat(node, next),
		look: ({ part, isBehind, isNegated }, next) => {
			const look = buildAutomaton(part, this.shared, !isBehind);
			const condition = { look: this.shared.looks.push(look) - 1, isNegated };
			return this.add({ kind: 'condition', condition, next });
		},
	};

	constructor(
		private readonly shared: Shared,
		private readonly isBackward: boolean,
	) {}

	build(node: PatternNode): Automaton {
		const entry = this.emit(node, this.add({ kind: 'found' }));
		return { states: this.states, entry, isBackward: this.isBackward };
	}

	/** Adds what a node needs, to be followed by `next`; gives where it is entered. */
	private emit(node: PatternNode, next: number): number {
		this.count();
		const emitter = this.emitters[node.kind] as (node: PatternNode, next: number) => number;
		return emitter(node, next);
	}

	private repeat({ part, least, most }: NodeOf<'repetition'>, next: number): number {
		let entry = next;
		let copies = least;
		if (most === Infinity) {
			const ways: number[] = [];
			const fork = this.add({ kind: 'fork', next: ways });
			const body = this.emit(part, fork);
			ways.push(body, next);
			entry = least === 0 ? fork : body;
			copies = Math.max(0, least - 1);
		} else
			for (let optional = least; optional < most; optional++)
				entry = this.add({ kind: 'fork', next: [this.emit(part, entry), next] });
		for (; copies > 0; copies--) entry = this.emit(part, entry);
		return entry;
	}

	private setOf(source: string): number {
		const { sets } = this.shared;
		const known = sets.get(source) ?? sets.size;
		sets.set(source, known);
		return known;
	}

	private add(state: State): number {
		this.count();
		return this.states.push(state) - 1;
	}

	/** Work, not only states: nothing, a billion times, has no states. */
	private count(): void {
		this.shared.work += 1;
		if (this.shared.work > 2 * mostStates)
			throw new UnsupportedPattern(
				'It is too long, or repeats too much',
				'Use smaller numbers in braces, or none: {2,} instead of {2,5000}.',
			);
	}
}

function buildAutomaton(node: PatternNode, shared: Shared, isBackward: boolean): Automaton {
	return new AutomatonBuilder(shared, isBackward).build(node);
}

/** @throws UnsupportedPattern when it would be too large. */
export function toProgram(node: PatternNode): Program {
	const shared: Shared = { looks: [], sets: new Map(), work: 0 };
	const main = buildAutomaton(node, shared, false);
	const sets = [...shared.sets.keys()].map((source) => new RegExp(`^(?:${source})$`, 'iu'));
	return { main, looks: shared.looks, sets };
}
