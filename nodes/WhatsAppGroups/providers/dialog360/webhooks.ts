import { InputRefusal } from '../../errors/inputRefusal';
import { sign } from '../../core/crypto/signature';
import { asObject, asText } from '../../core/values/json';
import type {
	CallbackLevel,
	ProviderWebhooks,
	RegisteredCallbacks,
} from '../../core/declarations/webhooks';
import { keyOf } from './credential';
import { gatewayWebhooks, hasSecret, toGatewayKeys, toWebhookSecret } from '../gateways/secret';
import { webhookUrl } from '../../errors/webhookUrl';

export const proofHeader = 'x-n8n-whatsapp-groups';
/** Hex HMAC-SHA256 of the raw body. Source: 360dialog, signature validation for partners. */
const signatureHeader = 'x-360dialog-signature';
export const configuration = { path: 'v1/configs/webhook' };
const host = /(^|\.)360dialog\.io$/;

function isOfficial({ baseUrl }: { baseUrl?: unknown }): boolean {
	const given = asText(baseUrl)?.trim();
	return !given || (URL.canParse(given) && host.test(new URL(given).hostname));
}

/** @throws InputRefusal for an address that 360dialog does not accept. */
function requireAccepted(address: string): void {
	const { port, hostname } = new URL(address);
	const obstacle =
		port !== ''
			? `a port (${port})`
			: hostname.includes('_')
				? 'an underscore in its host name'
				: undefined;
	if (!obstacle) return;
	throw new InputRefusal(
		`The webhook URL of this n8n contains ${obstacle}, which 360dialog does not accept`,
		`Set the environment variable ${webhookUrl} to another public URL, and restart n8n.`,
	);
}

const numberLevel: CallbackLevel = {
	value: 'phoneNumber',
	name: 'Phone Number',
	description:
		'For the phone number of the API key. It has a single callback; the previous one is restored when the workflow is unpublished.',
	needs: {},
	keptFor: {},
	keptThrough: { apiKey: 'API Key', baseUrl: 'Base URL' },
	async read(ask): Promise<RegisteredCallbacks> {
		const { url, headers } = await ask({ method: 'GET', on: configuration });
		return { stronger: [], own: asText(url), ownHeaders: asObject(headers) };
	},
	async set(ask, credentials, { address, headers }) {
		const body = {
			url: address,
			headers: headers ?? { [proofHeader]: toWebhookSecret(keyOf(credentials)) },
		};
		await ask({ method: 'POST', on: configuration, body });
	},
	async clear(ask) {
		await ask({ method: 'POST', on: configuration, body: { url: '' } });
	},
	async prepare(_ask, credentials, { address }) {
		if (isOfficial(credentials)) requireAccepted(address);
		return await Promise.resolve();
	},
};

/** Meta's webhooks, handed on by 360dialog: without Meta's signature, with headers of our own. */
export const dialog360Webhooks: ProviderWebhooks = {
	...gatewayWebhooks,
	callbackLevels: [numberLevel],
	async receivers(ask) {
		const address = asText((await ask({ method: 'GET', on: configuration })).url);
		return address === undefined ? [] : [address];
	},
	secretLabel: 'API Key',
	secretRemedy:
		'Fill in the API Key in the credential: the header that proves where a webhook comes from is derived from it.',
	forwardedHeaders: ['content-type', 'user-agent', signatureHeader],
	keys: (credentials) => ({
		...toGatewayKeys(keyOf(credentials)),
		secondSecret: asText(credentials.platformSecret)?.trim(),
	}),
	looksAuthentic: ({ headers }) => typeof headers[proofHeader] === 'string',
	isAuthentic: ({ headers, rawBody }, { secret, secondSecret }) =>
		hasSecret(headers[proofHeader], secret) &&
		(!secondSecret || hasSecret(headers[signatureHeader], sign(rawBody, secondSecret))),
	mustBePublic: isOfficial,
};
