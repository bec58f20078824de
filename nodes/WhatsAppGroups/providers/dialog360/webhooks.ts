import { InputRefusal } from '../../errors/inputRefusal';
import { asObject, asText } from '../../core/values/json';
import type {
	CallbackLevels,
	CallbackPlace,
	ProviderWebhooks,
} from '../../core/declarations/webhooks';
import { keyOf } from './credential';
import { gatewayWebhooks, hasSecret, toGatewayKeys, toWebhookSecret } from '../gateways/secret';

export const proofHeader = 'x-n8n-whatsapp-groups';
export const configuration = { path: 'v1/configs/webhook' };
const host = /(^|\.)360dialog\.io$/;

function isOfficial({ baseUrl }: { baseUrl?: unknown }): boolean {
	const given = asText(baseUrl)?.trim();
	return !given || (URL.canParse(given) && host.test(new URL(given).hostname));
}

/** @throws InputRefusal for an address that 360dialog does not take. */
function requireTaken(address: string): void {
	const { port, hostname } = new URL(address);
	const obstacle =
		port !== ''
			? `a port (${port})`
			: hostname.includes('_')
				? 'an underscore in its host name'
				: undefined;
	if (!obstacle) return;
	throw new InputRefusal(
		`The webhook address of this n8n has ${obstacle}, which 360dialog does not take`,
		'Give n8n another public address in the environment variable WEBHOOK_URL, and restart it.',
	);
}

const numberPlace: CallbackPlace = {
	value: 'phoneNumber',
	name: 'Phone Number',
	description:
		'For the phone number of the API key. It has one address; what was there before is put back.',
	needs: {},
	async read(ask): Promise<CallbackLevels> {
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
		if (isOfficial(credentials)) requireTaken(address);
		return await Promise.resolve();
	},
};

/** Meta's webhooks, handed on by 360dialog: without Meta's signature, with headers of our own. */
export const dialog360Webhooks: ProviderWebhooks = {
	...gatewayWebhooks,
	places: [numberPlace],
	secretLabel: 'API Key',
	secretRemedy:
		'Fill in the API Key in the credential: the header that shows where a webhook comes from is made of it.',
	passedHeaders: ['content-type', 'user-agent'],
	keys: (credentials) => toGatewayKeys(keyOf(credentials)),
	looksAuthentic: ({ headers }) => typeof headers[proofHeader] === 'string',
	isAuthentic: ({ headers }, { secret }) => hasSecret(headers[proofHeader], secret),
	mustBePublic: isOfficial,
};
