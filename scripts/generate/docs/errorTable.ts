import type { GraphErrorCode } from '../../../nodes/WhatsAppGroups/errors/graphErrorCodes';
import { accessCodes } from '../../../nodes/WhatsAppGroups/errors/graphErrorCodes/access';
import { groupCodes } from '../../../nodes/WhatsAppGroups/errors/graphErrorCodes/groups';
import { limitCodes } from '../../../nodes/WhatsAppGroups/errors/graphErrorCodes/limits';
import { messageCodes } from '../../../nodes/WhatsAppGroups/errors/graphErrorCodes/messages';
import { phoneNumberCodes } from '../../../nodes/WhatsAppGroups/errors/graphErrorCodes/phoneNumbers';
import { serviceCodes } from '../../../nodes/WhatsAppGroups/errors/graphErrorCodes/service';
import { templateCodes } from '../../../nodes/WhatsAppGroups/errors/graphErrorCodes/templates';
import { toTable } from './table';
import { withGenerated } from './generatedPart';

type Codes = Readonly<Record<number, GraphErrorCode>>;

const subjects: ReadonlyArray<readonly [string, Codes]> = [
	['Groups, participants and join requests', groupCodes],
	['Messages and media', messageCodes],
	['Templates', templateCodes],
	['Token, permissions and account', accessCodes],
	['Too much, too fast', limitCodes],
	['The phone number', phoneNumberCodes],
	['WhatsApp itself', serviceCodes],
];

/** What n8n's kinds of failure mean, in words. */
const causes: Readonly<Record<NonNullable<GraphErrorCode['cause']> | 'input', string>> = {
	'rate-limited': 'too many requests in a short time',
	'quota-exhausted': 'a limit of the account',
	'temporarily-unavailable': 'WhatsApp, for the moment',
	'credential-invalid': 'the credential',
	'configuration-invalid': 'the setup of the account, app or number',
	input: 'this one item',
};

const retries: Readonly<Record<GraphErrorCode['retry'], string>> = {
	safe: 'yes',
	unknown: 'only if you allow it: it may have arrived',
	never: 'no',
};

function toSubject([title, codes]: readonly [string, Codes]): string {
	const rows = Object.entries(codes).map(([code, { message, remedy, retry, cause }]) => [
		message,
		`\`${code}\``,
		causes[cause ?? 'input'],
		remedy,
		retries[retry],
	]);
	const head = ['What the error says', 'Code', 'Where the cause lies', 'What to do', 'Tried again'];
	return `### ${title}\n\n${toTable(head, rows)}`;
}

/** `docs/troubleshooting.md` with the tables of errors anew. */
export function withErrorTable(page: string): string {
	return withGenerated(page, 'errors', subjects.map(toSubject).join('\n\n'));
}
