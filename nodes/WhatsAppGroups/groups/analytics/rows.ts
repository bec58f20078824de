import type { IDataObject } from 'n8n-workflow';
import { asIsoTime, asNumber, asText, compact } from '../../core/values/json';

/** How the keys of a data point are called in the output. */
export interface RowNames {
	readonly texts?: Readonly<Record<string, string>>;
	/** Numbers that Meta quotes become numbers. */
	readonly numbers: Readonly<Record<string, string>>;
}

/** Meta adds costs up in binary: 0.30000000000000004 is 0.3. */
const significantDigits = 12;

function toRounded(value: unknown): number | undefined {
	const number = asNumber(value);
	return number === undefined ? undefined : Number(number.toPrecision(significantDigits));
}

/** A data point as one row, with its times in ISO 8601. */
export function toRow(point: IDataObject, { texts = {}, numbers }: RowNames): IDataObject {
	return compact({
		start: asIsoTime(point.start),
		end: asIsoTime(point.end),
		...Object.fromEntries(Object.entries(texts).map(([wire, name]) => [name, asText(point[wire])])),
		...Object.fromEntries(
			Object.entries(numbers).map(([wire, name]) => [name, toRounded(point[wire])]),
		),
	});
}
