import { checkSync } from 'recheck';
import ts from 'typescript';
import { shipped, type Source } from './sources';

/** The regular expressions in a file, as they are written. */
function expressionsIn({ name, text }: Source): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest));
	return found;
}

/** How long it takes in the worst case, in terms of the length of the text. */
function judge(literal: string): string {
	const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(literal) ?? [];
	// No limit of time, so that a busy machine judges as a quiet one does.
	const unlimited = { timeout: null, attackTimeout: null, incubationTimeout: null };
	const { status } = checkSync(source, flags, unlimited);
	return status;
}

describe('regular expressions that ship', () => {
	const { RECHECK_BACKEND } = process.env;
	beforeAll(() => (process.env.RECHECK_BACKEND = 'pure'));
	afterAll(() => (process.env.RECHECK_BACKEND = RECHECK_BACKEND));

	const all = [...new Set(shipped.flatMap(expressionsIn))];
	/** One that repeats nothing without limit takes no longer for a longer text. */
	const repeating = all.filter((literal) => /[*+]|,\}/.test(literal));

	it('take no longer than the text is long, since strangers write it', () => {
		expect(repeating.length).toBeGreaterThan(20);
		expect(repeating.filter((literal) => judge(literal) !== 'safe')).toEqual([]);
	});

	it.each(['/@.*$/', '/^(\\w+\\s?)+$/iu', '/\\/+$/', '/\\{\\{(.*?)\\}\\}/s'])(
		'are found out: %s',
		(literal) => {
			expect(judge(literal)).toBe('vulnerable');
		},
	);
});
