import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../../core/values/json';
import { isSameSecret, isSignedWith, looksSigned, sign } from '../../core/crypto/signature';
import type { ProviderWebhooks } from '../../core/declarations/webhooks';
import { appLevel, businessAccountLevel, phoneNumberLevel, readReceivers } from './callbacks';
import { metaHost } from './addresses';
import { basicSettings, webhookSettings } from './appDashboard';
import { neededFields } from './webhookFields';

const signatureHeader = 'x-hub-signature-256';

function read(credentials: ICredentialDataDecryptedObject, key: string): string {
	return asText(credentials[key])?.trim() ?? '';
}

/**
 * Without a verify token of the user's, one that all triggers of the same app agree on, so that
 * each can register another's callback again.
 */
function toVerifyToken(credentials: ICredentialDataDecryptedObject): string {
	const own = read(credentials, 'webhookVerifyToken');
	return (
		own ||
		sign(
			'webhook verify token',
			read(credentials, 'appSecret') || read(credentials, 'accessToken'),
		).slice(0, 40)
	);
}

/**
 * What *Test* sends in the webhook settings of a Meta app: no account has the ID 0, and the number
 * is the same for everybody. Source: public logs of such tests, 2023–2026.
 */
function isMetaSample(body: unknown): boolean {
	return asObjects(asObject(body).entry).some(({ id, changes }) => {
		const numbers = asObjects(changes).map(({ value }) =>
			asText(asObject(asObject(value).metadata).phone_number_id),
		);
		return asText(id) === '0' || numbers.includes('123456123');
	});
}

/** Apart from what Meta signs with, so that nothing that triggers say passes for a webhook. */
function toChainSecret(credentials: ICredentialDataDecryptedObject): string {
	const known = ['appSecret', 'webhookVerifyToken', 'accessToken'];
	const secret = known.map((name) => read(credentials, name)).find((value) => value !== '');
	return secret === undefined ? '' : sign('trigger chain', secret);
}

/** Webhooks as Meta sends them. */
export const metaWebhooks: ProviderWebhooks = {
	callbackLevels: [phoneNumberLevel, businessAccountLevel, appLevel],
	receivers: readReceivers,
	secretLabel: 'App Secret',
	secretRemedy: `Fill in the App Secret in the credential (Meta app → ${basicSettings}). Or turn off Signature Check, but then anyone who finds the webhook URL can start this workflow.`,
	manualNeeds: { webhookVerifyToken: 'Webhook Verify Token' },
	manualNotice: `In the Meta app, open ${webhookSettings}. Callback URL: the Production URL under "Webhook URLs" above. Verify token: the Webhook Verify Token of the credential. Publish this workflow first, then save there, and subscribe to the fields of the selected events: ${neededFields.join(', ')}.`,
	forwardedHeaders: ['content-type', 'user-agent', 'x-hub-signature', signatureHeader],
	keys: (credentials) => ({
		secret: read(credentials, 'appSecret'),
		secondSecret: read(credentials, 'secondAppSecret'),
		verifyToken: toVerifyToken(credentials),
		accountId: read(credentials, 'phoneNumberId'),
		chainSecret: toChainSecret(credentials),
		...(read(credentials, 'secondAppSecret') !== '' && {
			secondChainSecret: toChainSecret({ appSecret: read(credentials, 'secondAppSecret') }),
		}),
	}),
	looksAuthentic: ({ headers }) => looksSigned(headers[signatureHeader]),
	isAuthentic: ({ headers, rawBody }, { secret, secondSecret = '' }) =>
		isSignedWith(secret, rawBody, headers[signatureHeader]) ||
		isSignedWith(secondSecret, rawBody, headers[signatureHeader]),
	answerHandshake(query, { verifyToken }) {
		const { 'hub.mode': mode, 'hub.challenge': challenge, 'hub.verify_token': token } = query;
		if (mode !== 'subscribe' || typeof challenge !== 'string' || typeof token !== 'string')
			return undefined;
		return isSameSecret(token, verifyToken) ? challenge : undefined;
	},
	toHandshake: (challenge, verifyToken) => ({
		'hub.mode': 'subscribe',
		'hub.challenge': challenge,
		'hub.verify_token': verifyToken,
	}),
	mustBePublic: ({ baseUrl }) => {
		const given = asText(baseUrl)?.trim();
		return !given || (URL.canParse(given) && new URL(given).hostname === metaHost);
	},
	isSample: isMetaSample,
	mediaRequest: (media) => ({ method: 'GET', on: { media } }),
	fileRequest: (mediaUrl) => ({ method: 'GET', on: { mediaUrl }, answersWith: 'file' }),
};
