import type { IDataObject } from 'n8n-workflow';
import {
	addExpectation,
	decryptResume,
	endExpectation,
	isOver,
	mostExpected,
	readExpectations,
} from '../../../nodes/WhatsAppGroups/core/registration/expectations';

let keys = 0;
let staticData: IDataObject;
let key: string;
const now = 1_800_000_000_000;
const dayMs = 24 * 60 * 60_000;
let clock: jest.SpyInstance<number, []>;
beforeEach(() => {
	clock = jest.spyOn(Date, 'now').mockReturnValue(now);
	staticData = {};
	key = `trigger ${(keys += 1)}`;
});
afterEach(() => jest.restoreAllMocks());

const store = () => ({ staticData, key, owner: () => 'me' });
const add = (id: string, more: { isAnnounced?: true; untilMs?: number } = {}) =>
	addExpectation(store(), { id, resume: 'encrypted', pattern: {}, ...more });
const read = (id: string) => readExpectations(store()).get(id);
const savedOf = (id: string) =>
	((staticData.expected as IDataObject).all as Record<string, IDataObject>)[id];
const saveAs = (all: object) => (staticData = { expected: { owner: 'me', all } as IDataObject });

it('an address that running installations have kept is known for good', () => {
	const kept = '0RCpaLF4b7JjCMKbByCVwchValJy/XACblkt2n4TjqRi3OSkCPEfVzRoztRP+o3OeSuL5xn1';
	expect(decryptResume(kept, { chainSecret: 'one' })).toBe('https://n8n.example/resume');
});

it.each<[string, boolean, object]>([
	['it has no end', false, {}],
	['its time is not over', false, { untilMs: now + 1 }],
	['its time is over', true, { untilMs: now }],
	['somebody has ended it', true, { overMs: now }],
	['somebody has ended it before its time', true, { untilMs: now + 1, overMs: now }],
])('where %s, what is waited for is over: %s', (_what, over, times) => {
	expect(isOver({ resume: '', pattern: {}, ...times })).toBe(over);
});

it('what is over is remembered for a whole day, and no longer', () => {
	add('a');
	endExpectation(store(), 'a');
	clock.mockReturnValue(now + dayMs);
	expect(read('a')).toBeDefined();
	clock.mockReturnValue(now + dayMs + 1);
	expect(read('a')).toBeUndefined();
});

it('is over once: its address is forgotten then, and so is nothing else', () => {
	add('a', { untilMs: now + 10 });
	expect(endExpectation(store(), 'a')).toBe(true);
	clock.mockReturnValue(now + 5);
	expect(endExpectation(store(), 'a')).toBe(true);
	expect(savedOf('a')).toEqual({ resume: '', pattern: {}, untilMs: now + 10, overMs: now });
	expect(endExpectation(store(), 'unknown')).toBe(false);
	expect(read('unknown')).toBeUndefined();
});

it('what is asked now takes the place that was kept for it, though there is no other', () => {
	for (let at = 1; at < mostExpected; at += 1) add(`e${at}`);
	expect(add('a', { isAnnounced: true, untilMs: now + 60_000 })).toBe('added');
	expect([add('b'), add('a')]).toEqual(['full', 'added']);
});

it('is read also where somebody has saved half of it', () => {
	saveAs({ a: { untilMs: 'soon' } });
	expect(read('a')).toEqual({ resume: '', pattern: {} });
});

describe('what n8n has saved', () => {
	it('is left alone where it says the same', () => {
		for (const id of ['a', 'b']) add(id);
		endExpectation(store(), 'a');
		const { expected } = staticData;
		readExpectations(store());
		expect(staticData.expected).toBe(expected);
	});

	it('is saved anew where it does not know that one is over', () => {
		for (const id of ['a', 'b']) add(id);
		const older = { ...staticData };
		endExpectation(store(), 'b');
		staticData = older;
		expect(read('b')).toHaveProperty('overMs', now);
		expect([savedOf('a'), savedOf('b')]).toEqual([
			expect.not.objectContaining({ overMs: now }),
			expect.objectContaining({ overMs: now }),
		]);
	});

	it('is saved anew where it knows as many, but others', () => {
		add('a');
		saveAs({ old: { resume: 'r', overMs: now - dayMs - 1 } });
		expect([...readExpectations(store()).keys()]).toEqual(['a']);
		expect([savedOf('a'), savedOf('old')]).toEqual([expect.anything(), undefined]);
	});

	it('counts where another process has announced the same anew', () => {
		add('a', { isAnnounced: true, untilMs: now + 10 });
		saveAs({ a: { ...savedOf('a'), untilMs: now + 20 } });
		expect(read('a')).toMatchObject({ isAnnounced: true, untilMs: now + 20 });
	});
});
