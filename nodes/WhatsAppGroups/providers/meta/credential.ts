import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../../core/values/json';
import {
	failed,
	fromAnswer,
	ok,
	type Asked,
	type AskForSetup,
	type CheckSetup,
	type Finding,
} from '../../core/declarations/setup';
import { fromFirstAnswer } from '../firstAnswer';
import { toGraphRoot } from './addresses';
import { basicSettings } from './appDashboard';
import { asApp } from './appSubscription';
import { checkPermissions } from './checks';

type Credentials = ICredentialDataDecryptedObject;
type Findings = Readonly<Record<string, Finding>>;

/** What Meta says of an object that is not there, or not for this token. */
const noObjectCodes = [33, 100, 803];
/** What it says of an app and a secret that do not belong together; others may pass. */
const wrongAppCodes = [100, 101, 190, 803];
/** What it says of a token without a permission. */
const noPermissionCodes = [3, 10, 200, 131005];

/** An address without a version that there is, and a version of the past. */
const wrongVersionCodes = [2500, 2635];

const endsWithVersion = /\/v\d+(\.\d+)?\/*\s*$/;

function isOneOf(asked: Asked, codes: readonly number[]): boolean {
	return 'failure' in asked && asked.code !== undefined && codes.includes(asked.code);
}

const wrongNumber = failed(
	'The access token works, but it has no access to this phone number',
	'Check the Phone Number ID (an ID, not the number itself), and assign the WhatsApp account to the system user that owns the token.',
);
const wrongVersion = failed(
	'Meta does not offer this version of the Graph API at this address',
	'Choose another Graph API Version, and check the Base URL.',
);
const versionInUrl = failed(
	'The Base URL ends with a version of the Graph API',
	'Leave the version out of it: Graph API Version is a field of its own.',
);
const wrongAccount = failed(
	'The access token works, but it has no access to this WhatsApp Business Account',
	'Check the WhatsApp Business Account ID (on the API Setup page of the Meta app, beside the phone number), or leave it empty if you use neither templates nor analytics.',
);
const wrongApp = failed(
	'Meta does not accept the App ID together with the App Secret',
	`Copy both from the Meta app: ${basicSettings}.`,
);

/** Whether the token has what messages and groups need, and is one of the app of the credential. */
function checkToken(asked: Asked, { appId }: Credentials): Findings {
	// Meta need not let a token look at itself.
	if (!('body' in asked)) return {};
	const { scopes, app_id, application } = asObject(asked.body.data);
	const ofScopes: Findings = Array.isArray(scopes)
		? { permissions: checkPermissions(asked.body) }
		: {};
	const [own, wanted] = [asText(app_id), asText(appId)?.trim()];
	if (!own || !wanted || own === wanted) return ofScopes;
	const name = [asText(application), `ID ${own}`].filter(Boolean).join(', ');
	const otherApp = failed(
		`The access token was made for another Meta app (${name}) than the App ID names`,
		'Enter the App ID and App Secret of that app, or a token of the app that the App ID names.',
	);
	return { ...ofScopes, otherApp };
}

/** The number has to be one of the account: templates and costs would be those of another. */
function checkNumbers({ data }: IDataObject, { phoneNumberId }: Credentials): Finding {
	const ids = asObjects(data).map(({ id }) => asText(id));
	const own = asText(phoneNumberId)?.trim();
	if (ids.length === 0 || ids.includes(own)) return ok('The number is one of the account');
	return failed(
		'The phone number does not belong to this WhatsApp Business Account',
		'Check the Phone Number ID and the WhatsApp Business Account ID: both are on the API Setup page of the Meta app.',
	);
}

async function checkAccount(ask: AskForSetup, credentials: Credentials): Promise<Findings> {
	if (!asText(credentials.businessAccountId)?.trim()) return {};
	const query = { fields: 'id', limit: 1000 };
	const asked = await ask({ method: 'GET', on: 'businessAccount', edge: 'phone_numbers', query });
	return {
		businessAccount: isOneOf(asked, noObjectCodes)
			? wrongAccount
			: fromAnswer(asked, (body) => checkNumbers(body, credentials)),
	};
}

async function checkApp(ask: AskForSetup, credentials: Credentials): Promise<Findings> {
	const { appId, appSecret } = credentials;
	if (!asText(appId)?.trim() || !asText(appSecret)?.trim()) return {};
	const request = { method: 'GET', on: 'app', edge: 'subscriptions' } as const;
	// The own token stays among what errors must not show.
	const asked = await ask(request, {
		...asApp(credentials),
		ownToken: credentials.accessToken ?? '',
	});
	return isOneOf(asked, wrongAppCodes) ? { app: wrongApp } : {};
}

function checkNumber(asked: Asked, credentials: Credentials): Finding {
	if ('failure' in asked && endsWithVersion.test(asText(credentials.baseUrl) ?? ''))
		return versionInUrl;
	if (isOneOf(asked, wrongVersionCodes)) return wrongVersion;
	if (isOneOf(asked, noObjectCodes)) return wrongNumber;
	return fromFirstAnswer(asked, toGraphRoot(credentials));
}

/** Base URL, token, permissions, number, account and app, each with a sentence of its own. */
export const checkMetaCredential: CheckSetup = async (ask, { credentials }) => {
	const query = { fields: 'display_phone_number' };
	const number = await ask({ method: 'GET', on: 'phoneNumber', query });
	const inputToken = asText(credentials.accessToken)?.trim() ?? '';
	const isRefused = 'failure' in number && (number.httpStatus === 401 || number.code === undefined);
	const isReached = !isRefused && !('skipped' in number);
	const token = isReached
		? checkToken(
				await ask({ method: 'GET', on: 'tokenCheck', query: { input_token: inputToken } }),
				credentials,
			)
		: {};
	return {
		// A permission that is missing says more than what fails without it.
		...(isOneOf(number, noPermissionCodes) && token),
		phoneNumber: checkNumber(number, credentials),
		...token,
		...(isReached && (await checkAccount(ask, credentials))),
		...(isReached && (await checkApp(ask, credentials))),
	};
};
