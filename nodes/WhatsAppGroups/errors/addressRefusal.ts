import { findGraphErrorCode } from './graphErrorCodes';
import { factsOf } from './toNodeApiError';

/** The address did not answer its check, or not with this verify token. */
const checkFailed = 2200;
/** Without a code, any other status may come from something between. */
const refusedStatus = [400, 422];

/**
 * Whether a webhook address itself was refused, and would be again: not the credential, and nothing
 * that passes.
 */
export function isAddressRefused(failure: unknown): boolean {
	const facts = factsOf(failure);
	if (facts?.retry !== 'never') return false;
	if (facts.code === undefined) return refusedStatus.includes(facts.httpStatus ?? 0);
	return facts.code === checkFailed || findGraphErrorCode(facts.code)?.cause === undefined;
}
