import type { IDataObject } from 'n8n-workflow';
import { asNumber, asObject, asObjects, asText, compact } from '../core/values/json';
import { findGraphErrorCode } from '../errors/graphErrorCodes';

/**
 * Meta's `errors` in the words of this package, with a hint where the code is known; undefined when
 * there are none.
 */
export function toFailures(errors: unknown): IDataObject[] | undefined {
	const failures = asObjects(errors).map(({ code: given, title, message, error_data }) => {
		const code = asNumber(given);
		const known = findGraphErrorCode(code);
		return compact({
			code,
			title: asText(title),
			message: asText(message),
			details: asText(asObject(error_data).details),
			hint: known && `${known.message}. ${known.remedy}`,
		});
	});
	return failures.length > 0 ? failures : undefined;
}
