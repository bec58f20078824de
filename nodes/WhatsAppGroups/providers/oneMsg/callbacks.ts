import { InputRefusal } from '../../errors/inputRefusal';
import { asBoolean, asText } from '../../core/values/json';
import { toSecretAddress, toShownAddress } from '../../core/registration/secretAddress';
import type { Ask, CallbackLevels, CallbackPlace } from '../../core/declarations/webhooks';
import { hasSecret, toWebhookSecret } from '../gateways/secret';

const statusesParameter = 'statuses';
export const mostAddresses = 5;
export const list = { path: 'webhook' };
export const settings = { path: 'settings' };

type GraphAsk = Ask;

/**
 * Whether receipts were on before somebody of us wanted them, or have to be switched off when the
 * last of us goes.
 */
type Statuses = 'on' | 'borrowed';

/** 1msg writes the list as an array, or as one text with commas. */
export function readList(given: unknown): string[] {
	const all = Array.isArray(given) ? given : (asText(given) ?? '').split(',');
	return all.flatMap((address) => asText(address)?.trim() || []);
}

async function readAddresses(ask: GraphAsk): Promise<string[]> {
	return readList((await ask({ method: 'GET', on: list })).webhookUrl);
}

/** A POST replaces the whole list, and takes no empty one. */
async function writeAddresses(ask: GraphAsk, addresses: string[]): Promise<void> {
	if (addresses.length === 0) await ask({ method: 'POST', on: settings, body: { webhookUrl: '' } });
	else await ask({ method: 'POST', on: list, body: { webhookUrl: addresses } });
}

function isOf(listed: string, address: string): boolean {
	return listed.startsWith(toSecretAddress(address, ''));
}

/** Whether an address in the list is that of a trigger with this secret. */
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
 * Receipts are off for everybody unless somebody switches them on; who did so first, marks it in
 * the address.
 */
async function readStatuses(ask: GraphAsk, others: readonly string[]): Promise<Statuses> {
	const { ackNotificationsOn } = await ask({ method: 'GET', on: settings });
	const isBorrowed = others.some((listed) => statusesOf(listed) === 'borrowed');
	return asBoolean(ackNotificationsOn) === true && !isBorrowed ? 'on' : 'borrowed';
}

export const channelPlace: CallbackPlace = {
	value: 'phoneNumber',
	name: 'Channel',
	description:
		'Added to the addresses of the channel, of which there are five at most; the others stay as they are',
	needs: {},
	async read(ask, _credentials, address): Promise<CallbackLevels> {
		const isListed = (await readAddresses(ask)).some((listed) => isOf(listed, address));
		return { stronger: [], own: isListed ? address : undefined };
	},
	async set(ask, { token }, { address, wantsFrequent }) {
		const others = (await readAddresses(ask)).filter((listed) => !isOf(listed, address));
		if (others.length >= mostAddresses) {
			throw new InputRefusal(
				`The channel has ${others.length} webhook addresses already, and 1msg.io takes no more than ${mostAddresses}`,
				`Remove one in 1msg.io: ${others.map(toShownAddress).join(', ')}.`,
			);
		}
		const statuses = wantsFrequent ? await readStatuses(ask, others) : undefined;
		await writeAddresses(ask, [
			...others,
			toListed(address, toWebhookSecret(asText(token)?.trim() ?? ''), statuses),
		]);
		if (statuses === 'borrowed')
			await ask({ method: 'POST', on: settings, body: { ackNotificationsOn: true } });
	},
	async clear(ask, _credentials, address) {
		const all = await readAddresses(ask);
		const others = all.filter((listed) => !isOf(listed, address));
		if (others.length === all.length) return;
		await writeAddresses(ask, others);
		const isBorrowed = (addresses: string[]) =>
			addresses.some((listed) => statusesOf(listed) === 'borrowed');
		if (isBorrowed(all) && !isBorrowed(others))
			await ask({ method: 'POST', on: settings, body: { ackNotificationsOn: false } });
	},
};
