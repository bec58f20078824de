import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import { asBoolean, asText } from '../../core/values/json';
import { toSecretAddress, toShownAddress } from '../../core/registration/secretAddress';
import type {
	CallbackLevel,
	RegisteredCallbacks,
	SendRequest,
} from '../../core/declarations/webhooks';
import { hasSecret, toWebhookSecret } from '../gateways/secret';
import { readToken } from './channel';

const statusesParameter = 'statuses';
export const mostCallbacks = 5;
export const list = { path: 'webhook' };
export const settings = { path: 'settings' };

/**
 * Whether receipts were on before one of our triggers wanted them, or have to be switched off when
 * the last of them goes.
 */
type Statuses = 'on' | 'borrowed';

/** 1msg writes the list as an array, or as one text with commas. */
export function readList(given: unknown): string[] {
	const all = Array.isArray(given) ? given : (asText(given) ?? '').split(',');
	return all.flatMap((address) => asText(address)?.trim() || []);
}

async function readCallbacks(ask: SendRequest): Promise<string[]> {
	return readList((await ask({ method: 'GET', on: list })).webhookUrl);
}

/** A POST replaces the whole list, and takes no empty one. */
async function writeCallbacks(ask: SendRequest, callbacks: string[]): Promise<void> {
	if (callbacks.length === 0) await ask({ method: 'POST', on: settings, body: { webhookUrl: '' } });
	else await ask({ method: 'POST', on: list, body: { webhookUrl: callbacks } });
}

function isOf(listed: string, address: string): boolean {
	return listed.startsWith(toSecretAddress(address, ''));
}

/** Whether a callback in the list is that of a trigger with this secret. */
export function hasSecretOf(listed: string, secret: string): boolean {
	return URL.canParse(listed) && hasSecret(new URL(listed).pathname.split('/').at(-1), secret);
}

function statusesOf(listed: string): string | undefined {
	return URL.canParse(listed)
		? (new URL(listed).searchParams.get(statusesParameter) ?? undefined)
		: undefined;
}

/**
 * What stands in the list: 1msg signs nothing, so a secret in the path is all that tells its
 * webhooks from others.
 */
function toListed(address: string, secret: string, statuses: Statuses | undefined): string {
	const url = new URL(toSecretAddress(address, secret));
	if (statuses) url.searchParams.set(statusesParameter, statuses);
	return url.toString();
}

/**
 * Receipts are off for everybody unless somebody switches them on. The first of our triggers to do
 * so marks it in the address of its callback.
 */
async function readStatuses(ask: SendRequest, others: readonly string[]): Promise<Statuses> {
	const { ackNotificationsOn } = await ask({ method: 'GET', on: settings });
	const isBorrowed = others.some((listed) => statusesOf(listed) === 'borrowed');
	return asBoolean(ackNotificationsOn) === true && !isBorrowed ? 'on' : 'borrowed';
}

/** Every callback gets the events; only those with our secret can be triggers of ours. */
export async function readReceivers(
	ask: SendRequest,
	credentials: ICredentialDataDecryptedObject,
): Promise<string[]> {
	const secret = toWebhookSecret(readToken(credentials));
	return (await readCallbacks(ask)).filter((listed) => hasSecretOf(listed, secret));
}

export const channelLevel: CallbackLevel = {
	value: 'phoneNumber',
	name: 'Channel',
	description: 'Added to the callbacks of the channel (up to five). The others are not changed.',
	needs: {},
	keptFor: { channelId: 'Channel ID' },
	keptThrough: { token: 'Token', baseUrl: 'Base URL' },
	async read(ask, _credentials, address): Promise<RegisteredCallbacks> {
		const isListed = (await readCallbacks(ask)).some((listed) => isOf(listed, address));
		return { stronger: [], own: isListed ? address : undefined };
	},
	async set(ask, credentials, { address, wantsFrequent }) {
		const others = (await readCallbacks(ask)).filter((listed) => !isOf(listed, address));
		if (others.length >= mostCallbacks) {
			throw new InputRefusal(
				`The channel already has ${others.length} callbacks, and 1msg.io accepts no more than ${mostCallbacks}`,
				`Remove one in 1msg.io: ${others.map(toShownAddress).join(', ')}.`,
			);
		}
		const statuses = wantsFrequent ? await readStatuses(ask, others) : undefined;
		await writeCallbacks(ask, [
			...others,
			toListed(address, toWebhookSecret(readToken(credentials)), statuses),
		]);
		if (statuses === 'borrowed')
			await ask({ method: 'POST', on: settings, body: { ackNotificationsOn: true } });
	},
	async clear(ask, _credentials, address) {
		const all = await readCallbacks(ask);
		const others = all.filter((listed) => !isOf(listed, address));
		if (others.length === all.length) return;
		await writeCallbacks(ask, others);
		const isBorrowed = (callbacks: string[]) =>
			callbacks.some((listed) => statusesOf(listed) === 'borrowed');
		if (isBorrowed(all) && !isBorrowed(others))
			await ask({ method: 'POST', on: settings, body: { ackNotificationsOn: false } });
	},
};
