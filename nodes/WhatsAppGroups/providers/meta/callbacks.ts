import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import type { Ask, CallbackLevels, CallbackPlace } from '../../core/declarations/webhooks';

type GraphAsk = Ask;
type Credentials = ICredentialDataDecryptedObject;

const subscriptionObject = 'whatsapp_business_account';
const longestOverride = 200;

interface Addresses {
	phoneNumber?: string;
	businessAccount?: string;
	app?: string;
}

/** The three addresses that Meta knows for a phone number, the strongest first. */
async function readAddresses(ask: GraphAsk): Promise<Addresses> {
	const answer = await ask({
		method: 'GET',
		on: 'phoneNumber',
		query: { fields: 'webhook_configuration' },
	});
	const { phone_number, whatsapp_business_account, application } = asObject(
		answer.webhook_configuration,
	);
	return {
		phoneNumber: asText(phone_number),
		businessAccount: asText(whatsapp_business_account),
		app: asText(application),
	};
}

function at(where: string, address: string | undefined): Array<{ address: string; where: string }> {
	return address === undefined ? [] : [{ address, where }];
}

const words = {
	phoneNumber: 'for the phone number',
	businessAccount: 'for the WhatsApp Business Account',
	app: 'in the Meta app',
} as const;

/** The app itself asks about its subscriptions: its token is made of ID and secret. */
function asApp(credentials: Credentials): Credentials {
	return {
		...credentials,
		accessToken: `${asText(credentials.appId)?.trim()}|${asText(credentials.appSecret)?.trim()}`,
	};
}

interface AppSubscription {
	address?: string;
	fields: string[];
}

async function readAppSubscription(
	ask: GraphAsk,
	credentials: Credentials,
): Promise<AppSubscription | undefined> {
	const { data } = await ask(
		{ method: 'GET', on: 'app', edge: 'subscriptions' },
		asApp(credentials),
	);
	const subscription = asObjects(data).find(
		({ object, active }) => object === subscriptionObject && active !== false,
	);
	if (!subscription) return undefined;
	const { callback_url, fields } = subscription;
	// Fields come as objects with a version; a plain name is understood too.
	const names = (Array.isArray(fields) ? fields : []).flatMap(
		(field) => asText(asObject(field).name) ?? asText(field) ?? [],
	);
	return { address: asText(callback_url), fields: names };
}

/** An app hears nothing of an account that it is not subscribed to, whatever addresses are set. */
async function subscribeAccount(
	ask: GraphAsk,
	{ businessAccountId, appId }: Credentials,
): Promise<void> {
	if (!asText(businessAccountId)?.trim()) return;
	const { data } = await ask({ method: 'GET', on: 'businessAccount', edge: 'subscribed_apps' });
	const ids = asObjects(data).map((app) => asText(asObject(app.whatsapp_business_api_data).id));
	const own = asText(appId)?.trim();
	if (own ? ids.includes(own) : ids.length > 0) return;
	await ask({ method: 'POST', on: 'businessAccount', edge: 'subscribed_apps' });
}

/**
 * An override gets only what the app itself is subscribed to; that can be seen with ID and secret
 * of the app.
 */
async function requireFields(
	ask: GraphAsk,
	credentials: Credentials,
	fields: readonly string[],
): Promise<void> {
	if (!asText(credentials.appId)?.trim() || !asText(credentials.appSecret)?.trim()) return;
	const subscription = await readAppSubscription(ask, credentials);
	const missing = fields.filter((field) => !subscription?.fields.includes(field));
	if (missing.length === 0) return;
	throw new InputRefusal(
		`The Meta app is not subscribed to ${missing.join(', ')}, so Meta would not send these events`,
		'Subscribe the app to them (Meta app → WhatsApp → Configuration → Webhook fields), or choose App in Register Webhook: then this node does it.',
	);
}

const prepareOverride: NonNullable<CallbackPlace['prepare']> = async (
	ask,
	credentials,
	{ fields },
) => {
	await subscribeAccount(ask, credentials);
	await requireFields(ask, credentials, fields);
};

export const phoneNumberPlace: CallbackPlace = {
	value: 'phoneNumber',
	name: 'Phone Number',
	description:
		'For this phone number only. Needs no more than the access token; leaves other numbers of the app alone.',
	needs: {},
	longestAddress: longestOverride,
	async read(ask): Promise<CallbackLevels> {
		const { phoneNumber, businessAccount, app } = await readAddresses(ask);
		const [weaker] = [...at(words.businessAccount, businessAccount), ...at(words.app, app)];
		return { stronger: [], own: phoneNumber, weaker };
	},
	async set(ask, _credentials, { address, verifyToken }) {
		const webhook_configuration = { override_callback_uri: address, verify_token: verifyToken };
		await ask({ method: 'POST', on: 'phoneNumber', body: { webhook_configuration } });
	},
	async clear(ask) {
		await ask({
			method: 'POST',
			on: 'phoneNumber',
			body: { webhook_configuration: { override_callback_uri: '' } },
		});
	},
	prepare: prepareOverride,
};

export const businessAccountPlace: CallbackPlace = {
	value: 'businessAccount',
	name: 'Business Account',
	description:
		'For all phone numbers of the WhatsApp Business Account that have no address of their own',
	needs: { businessAccountId: 'WhatsApp Business Account ID' },
	longestAddress: longestOverride,
	async read(ask): Promise<CallbackLevels> {
		const { phoneNumber, businessAccount, app } = await readAddresses(ask);
		const [weaker] = at(words.app, app);
		return { stronger: at(words.phoneNumber, phoneNumber), own: businessAccount, weaker };
	},
	async set(ask, _credentials, { address, verifyToken }) {
		const body = { override_callback_uri: address, verify_token: verifyToken };
		await ask({ method: 'POST', on: 'businessAccount', edge: 'subscribed_apps', body });
	},
	async clear(ask) {
		await ask({ method: 'POST', on: 'businessAccount', edge: 'subscribed_apps' });
	},
	prepare: prepareOverride,
};

export const appPlace: CallbackPlace = {
	value: 'app',
	name: 'App',
	description:
		'In the Meta app, for all its phone numbers; subscribes exactly what the chosen events need',
	needs: { appId: 'App ID', appSecret: 'App Secret' },
	async read(ask, credentials): Promise<CallbackLevels> {
		const { phoneNumber, businessAccount } = await readAddresses(ask);
		const subscription = await readAppSubscription(ask, credentials);
		const stronger = [
			...at(words.phoneNumber, phoneNumber),
			...at(words.businessAccount, businessAccount),
		];
		return { stronger, own: subscription?.address, ownFields: subscription?.fields };
	},
	async set(ask, credentials, { address, verifyToken, fields }) {
		const body = {
			object: subscriptionObject,
			callback_url: address,
			verify_token: verifyToken,
			fields: fields.join(),
			include_values: true,
		};
		await ask({ method: 'POST', on: 'app', edge: 'subscriptions', body }, asApp(credentials));
	},
	async clear(ask, credentials) {
		await ask(
			{ method: 'DELETE', on: 'app', edge: 'subscriptions', query: { object: subscriptionObject } },
			asApp(credentials),
		);
	},
	prepare: async (ask, credentials) => await subscribeAccount(ask, credentials),
};
