import { accessCodes } from './access';
import type { GraphErrorCode } from './graphErrorCode';
import { groupCodes } from './groups';
import { limitCodes } from './limits';
import { messageCodes } from './messages';
import { phoneNumberCodes } from './phoneNumbers';
import { serviceCodes } from './service';
import { templateCodes } from './templates';

export { findUnknownObject, unknownObject } from './unknownObjects';
export type { GraphErrorCode, RetryClass } from './graphErrorCode';

/** Codes of the Graph API, joined from one file per subject. */
export const graphErrorCodes: Readonly<Record<number, GraphErrorCode>> = {
	...accessCodes,
	...groupCodes,
	...limitCodes,
	...messageCodes,
	...phoneNumberCodes,
	...serviceCodes,
	...templateCodes,
};

/** Codes 200 to 299 are all about permissions. */
const lastPermissionCode = 299;

/** The entry of a code; undefined for one that Meta added later. */
export function findGraphErrorCode(code: number | undefined): GraphErrorCode | undefined {
	if (code === undefined) return undefined;
	if (code > 200 && code <= lastPermissionCode) return graphErrorCodes[200];
	return graphErrorCodes[code];
}
