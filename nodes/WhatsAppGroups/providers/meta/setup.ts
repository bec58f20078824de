import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asText } from '../../core/values/json';
import {
	fromAnswer,
	type Asked,
	type AskForSetup,
	type CheckSetup,
} from '../../core/declarations/setup';
import {
	checkCallback,
	checkOfficial,
	checkPermissions,
	checkPhoneNumber,
	checkQuality,
	checkSubscription,
	checkThroughput,
	checkToken,
	checkVersion,
} from './checks';
import { metaVersion } from './addresses';
import { checkFields } from './webhookFields';

/**
 * What is asked of the phone number. Asking for a field that a version does not have is an error
 * for the whole request. Source: Meta's changelog, messaging limit of a number.
 */
export function phoneNumberFields(version: string): string {
	const major = Number.parseFloat(version.replace(/^v/, ''));
	const messagingLimit =
		major < 24 ? 'messaging_limit_tier' : 'whatsapp_business_manager_messaging_limit';
	return `display_phone_number,verified_name,status,quality_rating,is_official_business_account,throughput,${messagingLimit}`;
}

/** Only the app itself sees its subscriptions: its token is made of ID and secret. */
async function askForSubscriptions(
	ask: AskForSetup,
	credentials: ICredentialDataDecryptedObject,
): Promise<Asked> {
	const [appId, appSecret] = [
		asText(credentials.appId)?.trim(),
		asText(credentials.appSecret)?.trim(),
	];
	if (!appId || !appSecret)
		return {
			skipped: 'Fill in App ID and App Secret in the credential to see the subscribed fields',
		};
	// The own token stays among what errors must not show.
	const asApp = {
		...credentials,
		ownToken: credentials.accessToken ?? '',
		accessToken: `${appId}|${appSecret}`,
	};
	return await ask({ method: 'GET', on: 'app', edge: 'subscriptions' }, asApp);
}

/** All that is asked, one after the other. */
async function askAll(ask: AskForSetup, credentials: ICredentialDataDecryptedObject) {
	// Graph looks at a token only as a parameter; it is the same token that the request carries
	// anyway.
	const token = await ask({
		method: 'GET',
		on: 'tokenCheck',
		query: { input_token: asText(credentials.accessToken)?.trim() ?? '' },
	});
	const number = await ask({
		method: 'GET',
		on: 'phoneNumber',
		query: { fields: phoneNumberFields(metaVersion(credentials)) },
	});
	const callback = await ask({
		method: 'GET',
		on: 'phoneNumber',
		query: { fields: 'webhook_configuration' },
	});
	const apps = await ask({ method: 'GET', on: 'businessAccount', edge: 'subscribed_apps' });
	const subscriptions = await askForSubscriptions(ask, credentials);
	return { token, number, callback, apps, subscriptions };
}

/** Token, permissions, number, subscriptions, callback and version. */
export const checkMetaSetup: CheckSetup = async (ask, { credentials, instanceUrl }) => {
	const { token, number, callback, apps, subscriptions } = await askAll(ask, credentials);
	return {
		token: fromAnswer(token, checkToken),
		permissions: fromAnswer(token, checkPermissions, 'warning'),
		phoneNumber: fromAnswer(number, checkPhoneNumber),
		officialBusinessAccount: fromAnswer(number, checkOfficial, 'warning'),
		throughput: fromAnswer(number, checkThroughput, 'warning'),
		quality: fromAnswer(number, checkQuality, 'warning'),
		businessAccountSubscription: fromAnswer(apps, (body) =>
			checkSubscription(body, asText(credentials.appId)?.trim()),
		),
		callback: fromAnswer(callback, (body) => checkCallback(body, instanceUrl), 'warning'),
		webhookFields: fromAnswer(subscriptions, checkFields, 'warning'),
		graphVersion: checkVersion(metaVersion(credentials), Date.now()),
	};
};
