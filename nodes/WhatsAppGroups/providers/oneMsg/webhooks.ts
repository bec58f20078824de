import { asText } from '../../core/values/json';
import type { ProviderWebhooks } from '../../core/declarations/webhooks';
import { groupFields } from '../groupFields';
import { gatewayWebhooks, hasSecret, toGatewayKeys } from '../gateways/secret';
import { readToken } from './channel';
import { channelLevel, readReceivers } from './callbacks';
import { toOneMsgEnvelope } from './envelope';

const host = /(^|\.)1msg\.io$/;

/**
 * Webhooks of 1msg: unsigned, at an address that holds a secret; its own form, or Meta's where raw
 * ones are switched on.
 */
export const oneMsgWebhooks: ProviderWebhooks = {
	...gatewayWebhooks,
	callbackLevels: [channelLevel],
	isSideBySide: true,
	onDemand: {
		fields: groupFields,
		notice:
			'1msg.io sends events about groups and participants only while raw hooks are on for the channel. Account → Check Setup shows whether they are (groupEvents).',
	},
	receivers: readReceivers,
	hasSecretInAddress: true,
	secretLabel: 'Token',
	secretRemedy:
		'Fill in the Token in the credential: the secret in the webhook URL is derived from it.',
	forwardedHeaders: ['content-type', 'user-agent'],
	keys: (credentials) => toGatewayKeys(readToken(credentials)),
	looksAuthentic: ({ secret }) => typeof secret === 'string',
	isAuthentic: ({ secret }, keys) => hasSecret(secret, keys.secret),
	toEnvelope: toOneMsgEnvelope,
	mustBePublic: ({ baseUrl }) => {
		const given = asText(baseUrl)?.trim();
		return !given || (URL.canParse(given) && host.test(new URL(given).hostname));
	},
};
