import type { IDataObject } from 'n8n-workflow';
import { InputRefusal } from '../../core/inputRefusal';
import { asObject, asText, compact } from '../../core/json';
import { defineOperation } from '../../core/operation';
import type { DialectRequests } from '../../core/provider';
import { send } from '../../core/send';
import type { Session } from '../../core/session';
import { factsOf } from '../../errors/toNodeApiError';
import {
	checkCallback, checkFields, checkOfficial, checkPermissions, checkPhoneNumber, checkQuality, checkSubscription, checkThroughput, checkToken, checkVersion,
	fromAnswer, type Asked, type Finding,
} from './checks';

type GraphRequest = DialectRequests['graph'];

const phoneNumberFields =
	'display_phone_number,verified_name,status,quality_rating,is_official_business_account,throughput,whatsapp_business_manager_messaging_limit';

function toFailure(error: unknown): Asked {
	if (error instanceof InputRefusal) return { skipped: `${error.message}. ${error.remedy ?? ''}`.trim() };
	const { message, description } = factsOf(error) ?? { message: (error as Error).message, description: undefined };
	return { failure: message, remedy: description };
}

/** A check that cannot be made is a finding, too: the others go on. */
async function ask(session: Session, graph: GraphRequest): Promise<Asked> {
	return await session.ask({ graph }).then((body) => ({ body }), toFailure);
}

/** Graph looks at a token only as a parameter; it is the same token that the request carries anyway. */
function tokenRequest({ accessToken }: IDataObject): GraphRequest {
	return { method: 'GET', on: 'tokenCheck', query: { input_token: asText(accessToken)?.trim() ?? '' } };
}

/** Only the app itself sees its subscriptions: its token is made of ID and secret. */
async function askAsApp({ channel, itemIndex }: Session, request: GraphRequest): Promise<Asked> {
	const { credentials } = channel;
	const [appId, appSecret] = [asText(credentials.appId)?.trim(), asText(credentials.appSecret)?.trim()];
	if (!appId || !appSecret) return { skipped: 'Fill in App ID and App Secret in the credential to see the subscribed fields.' };
	// The transport of the run is bound to its credential; the own token stays among what errors must not show.
	const appCredentials = { ...credentials, ownToken: credentials.accessToken ?? '', accessToken: `${appId}|${appSecret}` };
	const asApp = { ...channel, transport: undefined, credentials: appCredentials };
	return await send(asApp, request, { itemIndex }).then((body) => ({ body: asObject(body) }), toFailure);
}

function versionOf({ apiVersion, otherApiVersion }: IDataObject): string {
	return asText(apiVersion === 'other' ? otherApiVersion : apiVersion)?.trim() || 'v25.0';
}

async function check(session: Session): Promise<IDataObject[]> {
	const { credentials } = session.channel;
	const token = await ask(session, tokenRequest(credentials));
	const number = await ask(session, { method: 'GET', on: 'phoneNumber', query: { fields: phoneNumberFields } });
	const callback = await ask(session, { method: 'GET', on: 'phoneNumber', query: { fields: 'webhook_configuration' } });
	const apps = await ask(session, { method: 'GET', on: 'businessAccount', edge: 'subscribed_apps' });
	const subscriptions = await askAsApp(session, { method: 'GET', on: 'app', edge: 'subscriptions' });
	const findings: Record<string, Finding> = {
		token: fromAnswer(token, checkToken),
		permissions: fromAnswer(token, checkPermissions, 'warning'),
		phoneNumber: fromAnswer(number, checkPhoneNumber),
		officialBusinessAccount: fromAnswer(number, checkOfficial, 'warning'),
		throughput: fromAnswer(number, checkThroughput, 'warning'),
		quality: fromAnswer(number, checkQuality, 'warning'),
		businessAccountSubscription: fromAnswer(apps, (body) => checkSubscription(body, asText(credentials.appId)?.trim())),
		callback: fromAnswer(callback, checkCallback, 'warning'),
		webhookFields: fromAnswer(subscriptions, checkFields, 'warning'),
		graphVersion: checkVersion(versionOf(credentials), Date.now()),
	};
	const failures = Object.values(findings).filter(({ status }) => status === 'failed').length;
	if (failures > 0) session.hint(`${failures} of ${Object.keys(findings).length} checks failed: see "remedy" in the items`);
	return Object.entries(findings).map(([name, finding]) => compact({ check: name, ...finding }));
}

export const operation = defineOperation({
	resource: 'account',
	operation: 'checkSetup',
	name: 'Check Setup',
	action: 'Check the setup of the account',
	description: 'Look at token, permissions, phone number, webhooks and API version, and say what to do where something is missing. One item per check. Changes nothing.',
	fields: [],
	dialects: ['graph'],
	run: check,
});
