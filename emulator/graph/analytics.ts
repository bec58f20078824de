import type { Emulation } from '../emulation';
import type { Business, PhoneNumber } from '../state/accounts';
import type { PricingRow, TallyRow } from '../state/tally';
import { GraphRefusal, refuse } from './refusal';

const spanSeconds: Readonly<Record<string, number>> = {
	HALF_HOUR: 1_800,
	DAY: 86_400,
	DAILY: 86_400,
	MONTH: 2_592_000,
	MONTHLY: 2_592_000,
};
const yearSeconds = 366 * 86_400;

// Free messages cost nothing; the others a made-up flat price.
const pricePerMessage = 0.025;

interface Query {
	name: string;
	start: number;
	end: number;
	granularity: string;
	span: number;
	numbers: PhoneNumber[];
	list(name: string): string[];
}

/** `analytics.start(1).end(2).granularity(DAY)…` as a field of the business account. */
export function readAnalytics(field: string, business: Business, emulation: Emulation): object {
	const query = readQuery(field, business, emulation);
	return query.name === 'analytics' ? messaging(query, emulation) : pricing(query, emulation);
}

function readQuery(field: string, { id }: Business, { whatsApp, clock }: Emulation): Query {
	const [name = ''] = field.split('.');
	const given = new Map(
		[...field.matchAll(/\.(\w+)\(([^)]*)\)/g)].map(([, key = '', value = '']) => [key, value]),
	);
	const granularity = given.get('granularity') ?? '';
	const allowed =
		name === 'analytics' ? ['HALF_HOUR', 'DAY', 'MONTH'] : ['HALF_HOUR', 'DAILY', 'MONTHLY'];
	if (!allowed.includes(granularity))
		throw refuse(100, `Param granularity must be one of {${allowed.join(', ')}}.`);
	const [start, end] = [Number(given.get('start')), Number(given.get('end'))];
	if (!(start > 0) || !(end > start))
		throw refuse(100, 'Params start and end must be UNIX timestamps, and end later than start.');
	if (start < clock.seconds() - yearSeconds)
		throw refuse(100, 'Param start must be within the last year.');
	const list = (key: string): string[] =>
		(given.get(key) ?? '')
			.replace(/[[\]"'\s+]/g, '')
			.split(',')
			.filter((value) => value !== '');
	const asked = list('phone_numbers');
	const numbers = whatsApp.accounts
		.numbersOf(id)
		.filter(({ number }) => asked.length === 0 || asked.includes(number));
	return { name, start, end, granularity, span: spanSeconds[granularity] ?? 86_400, numbers, list };
}

function messaging(query: Query, { whatsApp }: Emulation): object {
	const types = query.list('product_types');
	if (types.includes('103') && types.length > 1) throw refuseProductTypes();
	const countries = query.list('country_codes');
	const points = bucket(whatsApp.tally.all(), query).map(({ start, rows }) => {
		const inGroups = rows.filter(({ groupId }) => groupId !== undefined);
		const groupsSent = countries.length > 0 ? {} : { groups_sent: sum(inGroups, 'sent') };
		return {
			start,
			end: start + query.span,
			sent: sum(rows, 'sent'),
			delivered: sum(rows, 'delivered'),
			...(inGroups.length === 0
				? {}
				: { ...groupsSent, groups_delivered: sum(inGroups, 'delivered') }),
		};
	});
	const shown = {
		phone_numbers: query.numbers.map(({ number }) => number),
		...(countries.length > 0 ? { country_codes: countries } : {}),
	};
	return { analytics: { ...shown, granularity: query.granularity, data_points: points } };
}

function pricing(query: Query, { whatsApp }: Emulation): object {
	const [categories, types, countries] = [
		query.list('pricing_categories'),
		query.list('pricing_types'),
		query.list('country_codes'),
	];
	const wanted = whatsApp.tally
		.allPricing()
		.filter(
			({ category, type, country }) =>
				isIn(categories, category.toUpperCase()) &&
				isIn(types, type.toUpperCase()) &&
				isIn(countries, country),
		);
	const points = bucket(wanted, query).flatMap(({ start, rows }) =>
		merge(rows).map(({ country, type, category, volume }) => ({
			start,
			end: start + query.span,
			country,
			pricing_type: type.toUpperCase(),
			pricing_category: category.toUpperCase(),
			volume,
			cost: type === 'regular' ? volume * pricePerMessage : 0,
		})),
	);
	return { pricing_analytics: { data: [{ data_points: points }] } };
}

function bucket<Row extends { startSeconds: number; phoneNumberId: string }>(
	rows: Row[],
	{ start, end, span, numbers }: Query,
): Array<{ start: number; rows: Row[] }> {
	const ids = numbers.map(({ id }) => id);
	const buckets = new Map<number, Row[]>();
	for (const row of rows) {
		// Rows count half hours; one that begins before `start` still overlaps it.
		if (
			!ids.includes(row.phoneNumberId) ||
			row.startSeconds + 1_800 <= start ||
			row.startSeconds >= end
		)
			continue;
		const from = Math.floor(row.startSeconds / span) * span;
		buckets.set(from, [...(buckets.get(from) ?? []), row]);
	}
	return [...buckets]
		.sort(([a], [b]) => a - b)
		.map(([from, members]) => ({ start: from, rows: members }));
}

function merge(rows: PricingRow[]): PricingRow[] {
	const merged = new Map<string, PricingRow>();
	for (const row of rows) {
		const key = `${row.country}|${row.type}|${row.category}`;
		merged.set(key, { ...row, volume: row.volume + (merged.get(key)?.volume ?? 0) });
	}
	return [...merged.values()];
}

function sum(rows: TallyRow[], what: 'sent' | 'delivered'): number {
	return rows.reduce((total, row) => total + row[what], 0);
}

function isIn(wanted: string[], value: string): boolean {
	return wanted.length === 0 || wanted.includes(value);
}

function refuseProductTypes(): GraphRefusal {
	return new GraphRefusal(400, {
		message: 'Invalid parameter',
		type: 'OAuthException',
		code: 100,
		error_subcode: 2388077,
		is_transient: false,
		error_user_title: 'Insight Invalid Product Type Combination',
		error_user_msg:
			'Unable to query this combination of product types. Please query individually and try again.',
	});
}
