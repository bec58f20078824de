import { asObject, asText } from '../../core/values/json';
import type {
	CallbackLevel,
	RegisteredCallbacks,
	SendRequest,
} from '../../core/declarations/webhooks';
import {
	asApp,
	readAppSubscription,
	requireFields,
	subscribeAccount,
	subscriptionObject,
} from './appSubscription';

const longestOverride = 200;
/** Each app has callbacks of its own. */
const keptThrough = { appSecret: 'App Secret', baseUrl: 'Base URL' };

interface Callbacks {
	phoneNumber?: string;
	businessAccount?: string;
	app?: string;
}

/** The three callbacks that Meta knows for a phone number, the strongest first. */
async function readCallbacks(ask: SendRequest): Promise<Callbacks> {
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

/** The strongest callback gets the events, alone. */
export async function readReceivers(ask: SendRequest): Promise<string[]> {
	const { phoneNumber, businessAccount, app } = await readCallbacks(ask);
	const address = phoneNumber ?? businessAccount ?? app;
	return address === undefined ? [] : [address];
}

function at(where: string, address: string | undefined): Array<{ address: string; where: string }> {
	return address === undefined ? [] : [{ address, where }];
}

const words = {
	phoneNumber: 'for the phone number',
	businessAccount: 'for the WhatsApp Business Account',
	app: 'in the Meta app',
} as const;

const prepareOverride: NonNullable<CallbackLevel['prepare']> = async (
	ask,
	credentials,
	{ fields },
) => {
	await subscribeAccount(ask, credentials);
	await requireFields(ask, credentials, fields);
};

export const phoneNumberLevel: CallbackLevel = {
	value: 'phoneNumber',
	name: 'Phone Number',
	description:
		'For this phone number only. Requires only the access token, and does not affect other numbers of the app.',
	needs: {},
	keptFor: { phoneNumberId: 'Phone Number ID' },
	keptThrough,
	longestAddress: longestOverride,
	async read(ask): Promise<RegisteredCallbacks> {
		const { phoneNumber, businessAccount, app } = await readCallbacks(ask);
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

export const businessAccountLevel: CallbackLevel = {
	value: 'businessAccount',
	name: 'Business Account',
	description:
		'For all phone numbers of the WhatsApp Business Account that have no callback of their own',
	needs: { businessAccountId: 'WhatsApp Business Account ID' },
	// Which callback an account has is asked of one of its numbers.
	keptFor: {
		businessAccountId: 'WhatsApp Business Account ID',
		phoneNumberId: 'Phone Number ID',
	},
	keptThrough,
	longestAddress: longestOverride,
	async read(ask): Promise<RegisteredCallbacks> {
		const { phoneNumber, businessAccount, app } = await readCallbacks(ask);
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

export const appLevel: CallbackLevel = {
	value: 'app',
	name: 'App',
	description:
		'In the Meta app, for all its phone numbers. Subscribes to exactly the fields that the selected events need.',
	needs: { appId: 'App ID', appSecret: 'App Secret' },
	keptFor: { appId: 'App ID' },
	keptThrough,
	async read(ask, credentials): Promise<RegisteredCallbacks> {
		const { phoneNumber, businessAccount } = await readCallbacks(ask);
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
