import { UnsupportedPattern, type Edge, type PatternNode } from './patternNode';

const deepest = 100;

const edges = new Map<string, Edge>([
	['^', 'start'],
	['$', 'end'],
	['\\b', 'wordEdge'],
	['\\B', 'noWordEdge'],
]);

/** Each finds one thing where the last one ended. The pattern is valid, so the rest follows. */
const tokens = {
	edge: /\^|\$|\\[bB]/y,
	look: /\(\?(<?)([=!])/y,
	opening: /\((?:\?:|\?<[^>]*>|(?!\?))/y,
	modifiers: /\(\?/y,
	reference: /\\(?:[1-9]|k)/y,
	class: /\[(?:[^\]\\]|\\.)*\]/suy,
	escape:
		/\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|.)/suy,
	character: /[^|)]/suy,
	quantifier: /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y,
} as const;

class PatternParser {
	private at = 0;

	private depth = 0;

	constructor(private readonly source: string) {}

	/** Alternatives, up to the end of the pattern or of the group. */
	readChoice(): PatternNode {
		const options = [this.readSequence()];
		while (this.source[this.at] === '|') {
			this.at += 1;
			options.push(this.readSequence());
		}
		return { kind: 'choice', options };
	}

	private readSequence(): PatternNode {
		const parts: PatternNode[] = [];
		while (this.at < this.source.length && !'|)'.includes(this.source.charAt(this.at)))
			parts.push(this.readQuantified(this.readTerm()));
		return { kind: 'sequence', parts };
	}

	private readTerm(): PatternNode {
		const edge = edges.get(this.take('edge')?.[0] ?? '');
		if (edge) return { kind: 'edge', edge };
		const look = this.take('look');
		if (look)
			return {
				kind: 'look',
				isBehind: look[1] === '<',
				isNegated: look[2] === '!',
				part: this.readGroup(),
			};
		if (this.take('opening')) return this.readGroup();
		this.refuseWhatIsBeyond();
		const source = (this.take('class') ?? this.take('escape') ?? this.take('character'))?.[0];
		return { kind: 'character', source: source ?? '' };
	}

	private refuseWhatIsBeyond(): void {
		if (this.take('reference'))
			throw new UnsupportedPattern(
				'It refers back to a group, as \\1 does',
				'Write what the group matches once more.',
			);
		if (this.take('modifiers'))
			throw new UnsupportedPattern(
				'It changes how a part of it is read, as (?-i:…) does',
				'Leave the letters after the question mark out.',
			);
	}

	private readGroup(): PatternNode {
		this.depth += 1;
		if (this.depth > deepest)
			throw new UnsupportedPattern('Its groups are nested too deeply', 'Make it simpler.');
		const part = this.readChoice();
		this.at += 1;
		this.depth -= 1;
		return part;
	}

	/** Whether it takes as much or as little as it can makes no difference to whether it matches. */
	private readQuantified(part: PatternNode): PatternNode {
		const quantifier = this.take('quantifier');
		if (!quantifier) return part;
		const [, sign, least = '', comma, most] = quantifier;
		if (sign !== undefined)
			return {
				kind: 'repetition',
				part,
				least: sign === '+' ? 1 : 0,
				most: sign === '?' ? 1 : Infinity,
			};
		const upTo = comma === undefined ? least : most;
		return {
			kind: 'repetition',
			part,
			least: Number(least),
			most: upTo ? Number(upTo) : Infinity,
		};
	}

	private take(name: keyof typeof tokens): RegExpExecArray | undefined {
		const token = tokens[name];
		token.lastIndex = this.at;
		const found = token.exec(this.source);
		if (!found) return undefined;
		this.at = token.lastIndex;
		return found;
	}
}

/**
 * Reads a pattern that JavaScript takes with the flag `u`. @throws UnsupportedPattern for what
 * cannot be tried in bounded time.
 */
export function parsePattern(source: string): PatternNode {
	return new PatternParser(source).readChoice();
}
