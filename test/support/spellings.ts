import type { Field } from '../../nodes/WhatsAppGroups/core/declarations/field';

type Choice = { readonly name: string; readonly value: unknown };

function choicesOf({ options = [] }: Field): Choice[] {
	return options.flatMap((option) =>
		'value' in option ? [{ name: option.name, value: option.value }] : [],
	);
}

const nameOf = (field: Field, value: unknown) =>
	choicesOf(field).find((choice) => choice.value === value)?.name ?? String(value);

const wide = (text: string) => `  ${text.toUpperCase()} \n`;

function ofBoolean(value: unknown): unknown[] {
	return value === true
		? ['true', ' TRUE ', 'Yes', 'on', '1', 1]
		: ['false', ' FALSE ', 'No', 'off', '0', 0];
}

function ofId(id: string, [key = 'id', ...others]: readonly string[]): unknown[] {
	return [
		` ${id}\n`,
		`\ufeff${id}\u200b`,
		`"${id}"`,
		JSON.stringify({ [key]: id }),
		{ [key]: id },
		{ [others[0] ?? key]: { [key]: id } },
		{ json: { [key]: id }, pairedItem: 0 },
		[id],
		[{ [key]: id }, id],
		{ __rl: true, mode: 'id', value: ` ${id}` },
		{ __rl: true, mode: 'id', value: { __rl: true, mode: 'list', value: id } },
		...(Number.isSafeInteger(Number(id)) && String(Number(id)) === id ? [Number(id)] : []),
	];
}

function ofList(given: unknown, key = 'id'): unknown[] {
	const ids = Array.isArray(given) ? (given as string[]) : String(given).split(/, ?/);
	return [
		ids,
		ids.join(),
		ids.join('\n'),
		ids.join(' ; '),
		`\r\n${ids.join(',\r\n')},`,
		JSON.stringify(ids),
		[...ids, ...ids],
		[ids],
		ids.map((id) => ({ [key]: id })),
		ids.map((id) => ({ json: { [key]: id } })),
		JSON.stringify(ids.map((id) => ({ [key]: id }))),
		{ [key]: ids },
	];
}

function ofChoices(field: Field, values: unknown[]): unknown[] {
	const names = values.map((value) => nameOf(field, value));
	return [
		values.map(String),
		values.join(', '),
		names,
		names.join(','),
		wide(names.join('\n')),
		JSON.stringify(values),
		JSON.stringify(names),
		[...values, ...names],
		...(values.length === 1 ? [values[0], names[0]] : []),
	];
}

function ofDate(iso: string): unknown[] {
	const date = new Date(iso);
	const ms = date.getTime();
	return [date, ` ${iso} `, ms, ms / 1000, String(ms / 1000), { toISO: () => iso }];
}

const structures: readonly string[] = ['collection', 'fixedCollection', 'resourceMapper'];

/** Other ways in which people, sheets and other nodes write the same value. */
export function spellingsOf(field: Field, value: unknown): unknown[] {
	const { type, readAs, identifies } = field;
	if (structures.includes(type)) return [JSON.stringify(value), ` ${JSON.stringify(value)}\n`];
	if (readAs === 'list') return ofList(value, identifies?.keys[0]);
	if (identifies) return ofId(String(value), identifies.keys);
	if (type === 'boolean') return ofBoolean(value);
	if (type === 'number') return [String(value), ` ${String(value)}\n`, `${String(value)}.0`];
	if (type === 'options') return [String(value), wide(String(value)), wide(nameOf(field, value))];
	if (type === 'multiOptions') return ofChoices(field, value as unknown[]);
	if (type === 'dateTime') return ofDate(String(value));
	if (type === 'json') return [JSON.parse(String(value)), ` ${String(value)}\n`];
	return [`${String(value)}\ud83d`];
}

/** What no field of the kind can mean, however kindly it is read. */
export function wrongFor({ type, readAs, identifies }: Field): unknown[] {
	if (structures.includes(type)) return ['a', '[1]', '{', 7, true, Number.NaN, ['a'], [{}]];
	const objects = [{ a: 1 }, [{ a: 1 }], Number.NaN, Number.POSITIVE_INFINITY];
	if (readAs === 'list' || identifies)
		return [
			...objects,
			true,
			'../../me',
			'a/../b c',
			'a\u0000b',
			'\ud800',
			'x y\tz',
			'x'.repeat(1e5),
			[[['a b']]],
		];
	const notOne = [...objects, ['a', 'b'], 'neither of them', '[object Object]', 'x'.repeat(1e5)];
	if (type === 'boolean') return [...notOne, 2, '10'];
	if (type === 'number') return [...notOne, true, '7 days', '1,5', '0x10', -1, 1e12, '1e999'];
	if (type === 'options' || type === 'multiOptions') return [...notOne, true, 4711, '0'];
	if (readAs === 'json') return [...objects.slice(2), 'a', '{', '[]', '[1]', '["a"]', 7, true, []];
	if (type === 'json') return [...objects.slice(2), 'a', '{', '{"a":1}', '["a"]', 7, true];
	if (type === 'dateTime') return [...objects, true, 'tomorrow', '2026-13-45', 12];
	return [...objects, ['a']];
}

/** What comes when an expression finds nothing. */
export function nothingFor({ type, readAs, identifies }: Field): unknown[] {
	const isText = type === 'string' && readAs !== 'list' && !identifies;
	if (isText) return [undefined, null];
	const blanks = [undefined, null, '', '  ', '\u200b\n'];
	return type === 'multiOptions' || readAs === 'list' || identifies ? [...blanks, []] : blanks;
}
