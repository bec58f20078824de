import { mostLines, namesThatSayNothing } from '../../architecture.json';
import slowest from '../support/slowest.json';
import { all, home, shipped, type Source } from './sources';

const namesOf = (sources: readonly Source[]) => sources.map(({ name }) => name);
const having = (sources: readonly Source[], pattern: RegExp) =>
	namesOf(sources.filter(({ text }) => pattern.test(text)));

const comments = /\/\*[^]*?\*\/|\/\/[^\n]*/g;

/** What the rules forbid stands in these files, too. */
const others = all.filter(({ name }) => !name.startsWith('test/architecture/'));

describe('files', () => {
	it(`have at most ${mostLines} lines`, () => {
		const long = all.filter(({ text }) => text.trimEnd().split('\n').length > mostLines);
		expect(namesOf(long)).toEqual([]);
	});

	it('are named after what they do or hold', () => {
		const nothing = new RegExp(`/(${namesThatSayNothing.join('|')})(\\.test)?\\.ts$`);
		expect(namesOf(all).filter((name) => nothing.test(name))).toEqual([]);
	});

	it('do not repeat the name of their folder', () => {
		const repeats = /\/(?:groups|providers|errors)\/(?:\w+\/)*(\w{4,})\/\1[A-Z]\w*\.ts$/;
		expect(namesOf(shipped).filter((name) => repeats.test(name))).toEqual([]);
	});

	it('that ship suppress no rule', () => {
		expect(having(shipped, /@ts-(ignore|nocheck)|eslint-disable/)).toEqual([]);
	});

	it('that ship leave no type open', () => {
		const code = shipped.map(({ name, text }) => ({ name, text: text.replace(comments, '') }));
		expect(having(code, /[\w)\]?]: any\b|\bas any\b|<any\b/)).toEqual([]);
	});

	it('that ship declare and do not dispatch', () => {
		expect(having(shipped, /\bswitch\s*\(/)).toEqual([]);
	});

	it('with tests leave none out', () => {
		const tests = others.filter(({ name }) => /\.(test|e2e)\.ts$/.test(name));
		expect(having(tests, /\b(describe|it|test)\.(only|skip|todo)\b|\bx(it|describe)\(/)).toEqual(
			[],
		);
	});

	it('with tests that begin first are there', () => {
		const files = slowest.map((name) => `test/${name}.test.ts`);
		expect(files.filter((name) => !namesOf(all).includes(name))).toEqual([]);
	});

	it('of core know no provider and no group', () => {
		const nouns =
			/'(meta|dialog360|oneMsg|graph|whatsapp|group|groups|participant|joinRequest|inviteLink)'|\b(groupId|inviteLink|joinRequestId?|participants?)\??:/;
		const core = shipped.filter(({ name }) => name.startsWith(`${home}/core/`));
		expect(having(core, nouns)).toEqual([]);
	});
});
