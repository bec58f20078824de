import type { IDataObject } from 'n8n-workflow';
import { asIsoTime, asNumber, asText, compact } from '../../core/values/json';

/** How the keys of a data point are called in the output. */
export interface RowNames {
	readonly texts?: Readonly<Record<string, string>>;
	/** Numbers that Meta quotes become numbers. */
	readonly numbers: Readonly<Record<string, string>>;
}

/** A data point as one row, with its times in ISO 8601. */
export function toRow(point: IDataObject, { texts = {}, numbers }: RowNames): IDataObject {
	return compact({
		start: asIsoTime(point.start),
		end: asIsoTime(point.end),
		...Object.fromEntries(Object.entries(texts).map(([wire, name]) => [name, asText(point[wire])])),
		...Object.fromEntries(
			Object.entries(numbers).map(([wire, name]) => [name, asNumber(point[wire])]),
		),
	});
}
