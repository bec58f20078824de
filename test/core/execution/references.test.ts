import fc from '../../support/fastCheck';
import type { IDataObject } from 'n8n-workflow';
import { References } from '../../../nodes/WhatsAppGroups/core/execution/references';
import { emulatorCredentials, openAction } from '../../support/actionHost';

/** What is found without n8n, and what n8n itself says. */
function read(text: string, json: IDataObject): { found: unknown; said: unknown } {
	const parameters = {
		resource: 'message',
		operation: 'sendText',
		groupId: { __rl: true, mode: 'id', value: text },
		text,
	};
	const context = openAction({ parameters, credentials: emulatorCredentials, items: [{ json }] });
	return {
		found: new References(context).read('text', 0),
		said: ask(() => context.getNodeParameter('text', 0)),
	};
}

function ask(question: () => unknown): unknown {
	try {
		return question();
	} catch {
		return 'n8n refused';
	}
}

const json = {
	name: 'Ana',
	count: 4,
	isNew: true,
	'Group ID': '120363@g.us',
	body: { people: [{ name: 'بن 👋' }] },
	nothing: null,
	list: ['a'],
	expression: '={{ 1 + 1 }}',
};

it.each([
	['={{ $json.name }}', 'Ana'],
	['={{$json.name}}', 'Ana'],
	['={{ $json.count }}', 4],
	['={{ $json.isNew }}', true],
	['={{ $json["Group ID"] }}', '120363@g.us'],
	["={{ $json['Group ID'] }}", '120363@g.us'],
	['={{ $json.body.people[0].name }}', 'بن 👋'],
	['={{ $json.list.length }}', 1],
	['={{ $json.expression }}', '={{ 1 + 1 }}'],
	[
		'=Hello {{ $json.name }}, {{ $json.count }} are new: {{ $json.isNew }}\n',
		'Hello Ana, 4 are new: true\n',
	],
	['= {{ $json.name }}', ' Ana'],
])('reads %j as n8n does', (text, value) => {
	expect(read(text, json)).toEqual({ found: value, said: value });
});

it.each([
	'Hello {{ $json.name }}',
	'=Hello',
	'={{ $json.name.toUpperCase() }}',
	'={{ $json.name.length }}',
	'={{ $json.nothing }}',
	'={{ $json.missing }}',
	'={{ $json.body }}',
	'={{ $json.list }}',
	'={{ $json.constructor }}',
	'={{ $json.toString }}',
	'={{ $json["__proto__"] }}',
	'={{ $json.count + 1 }}',
	'={{ $json.body?.people }}',
	"={{ $('Webhook').item.json.name }}",
	'={{ $json.name }} {{ $now }}',
	'=\\{{ $json.name }}',
	'={{ $json.name }} }}',
])('leaves %j to n8n', (text) => {
	expect(read(text, json).found).toBeUndefined();
});

it('reads the value of a picker', () => {
	const parameters = {
		resource: 'message',
		operation: 'sendText',
		groupId: { __rl: true, mode: 'id', value: '={{ $json.name }}' },
		text: 'Hi',
	};
	const context = openAction({
		parameters,
		credentials: emulatorCredentials,
		items: [{ json: { name: 'a' } }, { json: { name: 'b' } }],
	});
	const references = new References(context);
	expect([
		references.read('groupId', 1),
		references.read('groupId', 0),
		references.read('text', 0),
	]).toEqual(['b', 'a', undefined]);
});

/** Every place in a value, as an expression names it. */
function placesIn(value: unknown, path = '$json'): string[] {
	if (typeof value !== 'object' || value === null) return [path];
	const entries = Object.entries(value).flatMap(([name, entry]) =>
		placesIn(
			entry,
			path +
				(Array.isArray(value)
					? `[${name}]`
					: /^[a-z]+$/.test(name)
						? `.${name}`
						: `[${JSON.stringify(name)}]`),
		),
	);
	return [`${path}.length`, ...entries];
}

it('never says anything else than n8n', () => {
	const key = fc.oneof(
		fc.constantFrom('a', 'b c', 'length', 'constructor', '0', 'isEmpty', 'ü'),
		fc.string({ maxLength: 4 }),
	);
	const plain = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.double(),
		fc.integer(),
		fc.boolean(),
		fc.constant(null),
		fc.constant('{{ $json.a }}'),
	);
	const value = fc.letrec((tie) => ({
		any: fc.oneof(
			{ depthSize: 'small' },
			plain,
			fc.array(tie('any'), { maxLength: 2 }),
			fc.dictionary(key, tie('any'), { maxKeys: 2 }),
		),
	})).any;
	const words = fc.oneof(
		fc.constantFrom('', '', ' ', '\n', '{', '}', '"', "'", '$json.a'),
		fc.string({ maxLength: 4 }),
	);
	const written = fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 }).chain((item) => {
		const part = fc.tuple(
			words,
			fc.constantFrom(...placesIn(item)).map((place) => `{{ ${place} }}`),
			words,
		);
		return fc.tuple(
			fc.constant(item as IDataObject),
			fc.array(part, { minLength: 1, maxLength: 2 }),
		);
	});
	let count = 0;
	fc.assert(
		fc.property(written, ([item, parts]) => {
			const { found, said } = read(`=${parts.flat().join('')}`, item);
			if (found === undefined) return;
			count += 1;
			expect(found).toEqual(said);
		}),
		{ numRuns: 300 },
	);
	expect(count).toBeGreaterThan(60);
});
