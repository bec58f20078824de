import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from '../support/fastCheck';
import { loadFixture, readAll } from './readFixture';

const fixtures = readdirSync(path.join(__dirname, '..', 'fixtures'))
	.filter((name) => name.startsWith('webhook.'))
	.map((name) => loadFixture(name.replace(/\.json$/, '')));

type Path = ReadonlyArray<string | number>;

function pathsIn(value: unknown, at: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [at];
	return [
		at,
		...Object.entries(value).flatMap(([key, entry]) =>
			pathsIn(entry, [...at, Array.isArray(value) ? Number(key) : key]),
		),
	];
}

interface Mutation {
	readonly kind: 'replace' | 'remove' | 'duplicate' | 'addKey';
	readonly at: number;
	readonly value: unknown;
	readonly key: string;
}

/** Only what JSON can hold. structuredClone would make a prototype of an own `__proto__`. */
function toJson(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value)) as unknown;
}

function mutate(root: unknown, { kind, at, value, key }: Mutation): unknown {
	const all = pathsIn(root).filter((steps) => !steps.includes('__proto__'));
	const target = all[at % all.length] ?? [];
	if (target.length === 0) return kind === 'replace' ? value : root;
	const copy = toJson(root);
	let parent = copy as Record<string | number, unknown>;
	for (const step of target.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
	const last = target.at(-1) ?? '';
	const put = (object: object, name: string | number, what: unknown) =>
		Object.defineProperty(object, name, {
			value: what,
			enumerable: true,
			configurable: true,
			writable: true,
		});
	if (kind === 'replace') put(parent, last, value);
	if (kind === 'remove') Reflect.deleteProperty(parent, last);
	if (kind === 'duplicate' && Array.isArray(parent)) parent.push(parent[Number(last)]);
	if (kind === 'addKey') put(parent, key, value);
	return toJson(copy);
}

const hostile = fc.constantFrom<unknown>(
	JSON.parse('{"__proto__":{"polluted":true}}'),
	{ constructor: { prototype: 1 } },
	'',
	0,
	-1,
	1e300,
	null,
	[],
	{},
	[[]],
	[null],
	'toString',
	'__proto__',
);
const mutation: fc.Arbitrary<Mutation> = fc.record({
	kind: fc.constantFrom('replace', 'remove', 'duplicate', 'addKey'),
	at: fc.nat(),
	value: fc.oneof(hostile, fc.jsonValue({ maxDepth: 3 })),
	key: fc.constantFrom(
		'__proto__',
		'constructor',
		'prototype',
		'errors',
		'type',
		'groups',
		'toString',
	),
});

describe('a webhook that was changed in any way', () => {
	const changed = fc
		.tuple(fc.constantFrom(...fixtures), fc.array(mutation, { minLength: 1, maxLength: 4 }))
		.map(([fixture, mutations]) => mutations.reduce<unknown>(mutate, fixture));

	it('yields at least one event per entry, or is ignored; it never throws', () => {
		fc.assert(
			fc.property(changed, (body) => {
				const events = readAll(body);
				const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
				const { entry } = (isObject ? body : {}) as { entry?: unknown };
				const entries = Array.isArray(entry) ? entry.length : 0;
				const isEach = events.length >= (isObject ? Math.max(1, entries) : 0);
				const isJson = events.every(
					({ json }) => typeof json.event === 'string' && typeof JSON.stringify(json) === 'string',
				);
				return isEach && isJson && ({} as { polluted?: unknown }).polluted === undefined;
			}),
			{ numRuns: 3_000 },
		);
	});

	it('is ignored when it is no object at all', () => {
		for (const body of [undefined, null, 5, 'text', [], [loadFixture('webhook.batch')], true])
			expect(readAll(body)).toEqual([]);
	});

	it('comes out flat enough to be worked with, however deep it was', () => {
		let deep: unknown = 'bottom';
		for (let level = 0; level < 50_000; level++) deep = [deep];
		const [event] = readAll({
			object: 'whatsapp_business_account',
			entry: [{ id: '1', changes: [{ field: 'novel', value: { deep } }] }],
		});
		expect(event?.json.event).toBe('unknown');
		expect(JSON.stringify(event?.json).length).toBeLessThan(2_000);
	});

	it('keeps keys that reach a prototype out of the output', () => {
		const value = JSON.parse(
			'{"kind":"new","__proto__":{"polluted":1},"constructor":{"prototype":2}}',
		) as object;
		const [event] = readAll({ entry: [{ id: '1', changes: [{ field: 'novel', value }] }] });
		expect(JSON.stringify(event?.json)).toContain('"kind":"new"');
		expect(JSON.stringify(event?.json)).not.toMatch(/polluted|prototype|__proto__/);
	});
});
