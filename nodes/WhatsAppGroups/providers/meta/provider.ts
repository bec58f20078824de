import { asObject, asText } from '../../core/values/json';
import type { Provider } from '../../core/declarations/provider';
import { toGraphRoot, toMetaWire } from './addresses';
import { checkMetaCredential } from './credential';
import { checkMetaSetup } from './setup';
import { toPerSecond } from './throughput';
import { metaWebhooks } from './webhooks';
import { toGraphPage, toGraphPageEnd, toGraphRefusal } from '../graph';

/** Meta's own Graph API. */
export const meta: Provider = {
	value: 'meta',
	name: 'Meta',
	credentialType: 'whatsAppGroupsApi',
	toSender: (credentials) =>
		`${toGraphRoot(credentials)}/${asText(credentials.phoneNumberId) ?? ''}`,
	toWire: toMetaWire,
	toRefusal: toGraphRefusal,
	toPageEnd: toGraphPageEnd,
	nextPage: toGraphPage,
	authorize: ({ accessToken }) => ({
		authorization: `Bearer ${asText(accessToken)?.trim() ?? ''}`,
	}),
	throughput: {
		request: { method: 'GET', on: 'phoneNumber', query: { fields: 'throughput' } },
		read: (body) => toPerSecond(asText(asObject(asObject(body).throughput).level)),
	},
	checkSetup: checkMetaSetup,
	checkCredential: checkMetaCredential,
	webhooks: metaWebhooks,
};
