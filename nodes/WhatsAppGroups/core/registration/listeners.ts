import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Channel } from '../declarations/channel';
import type { Expectation } from '../declarations/expectation';
import type { SendRequest, WebhookKeys } from '../declarations/webhooks';
import { tell } from './chain';
import type { ExpectMessage } from './chainMessage';
import type { WhyNot } from './expecting';

interface Asking {
	readonly context: IExecuteFunctions | IWebhookFunctions;
	readonly channel: Pick<Channel, 'credentials' | 'provider'>;
	readonly ask: SendRequest;
}

/** What the triggers said that get the events of the sender. */
export interface Heard {
	/** Whether one of them looks out for it. */
	readonly found: boolean;
	/** Why not, or whether n8n has saved it. */
	readonly said?: WhyNot | 'added' | 'saved';
	/** Who was asked: every registered callback, whoever it belongs to. */
	readonly addresses: readonly string[];
	/** Nobody but a trigger with the same secret can answer; a refusal, or nothing, otherwise. */
	readonly httpStatus?: number;
}

async function tellOne(
	{ context }: Asking,
	keys: WebhookKeys,
	{ address, message }: { address: string; message: ExpectMessage },
): Promise<Omit<Heard, 'addresses'>> {
	const { found = false, said, httpStatus } = await tell({ context, keys }, address, message);
	return { found, said: said as Heard['said'], httpStatus };
}

/**
 * Asks whoever gets the events of the sender to look out for one. Others can read nothing of it.
 * @throws NodeApiError when the provider does not say who that is.
 */
export async function tellListeners(
	asking: Asking,
	step: ExpectMessage['step'],
	expectation: Expectation,
): Promise<Heard> {
	const { context, channel, ask } = asking;
	const { webhooks } = channel.provider;
	const keys = webhooks?.keys(channel.credentials);
	if (!webhooks || !keys || keys.chainSecret === '') return { found: false, addresses: [] };
	const addresses = await webhooks.receivers(ask, channel.credentials);
	const message: ExpectMessage = {
		action: 'expect',
		step,
		instance: context.getInstanceId(),
		expectation: JSON.stringify(expectation),
	};
	const heard = await Promise.all(
		addresses.map(async (address) => await tellOne(asking, keys, { address, message })),
	);
	const best = heard.find(({ found }) => found) ?? heard.find(({ said }) => said) ?? heard[0];
	return { found: false, ...best, addresses };
}
