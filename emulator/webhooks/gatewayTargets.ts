import { toOneMsgBody, type Around } from '../oneMsg/webhookBody';
import type { Accounts } from '../state/accounts';
import type { Target } from './callbacks';

/**
 * Who hears of a number through 360dialog and 1msg; `around` is asked when there is something to
 * tell.
 */
export function gatewayTargets(
	{ gateways }: Accounts,
	phoneNumberId: string,
	around: () => Around,
): Target[] {
	const targets: Target[] = [];
	for (const { webhook, platformSecret } of gateways.apiKeysOf(phoneNumberId)) {
		if (webhook !== undefined)
			targets.push({ url: webhook.url, headers: webhook.headers, platformSecret });
	}
	for (const channel of gateways.channelsOf(phoneNumberId)) {
		for (const url of channel.webhookUrls)
			if (!channel.disabledUrls.includes(url))
				targets.push({ url, toBody: (updates) => toOneMsgBody(updates, channel, around()) });
	}
	return targets;
}
