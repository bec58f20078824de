import { asText } from '../../../nodes/WhatsAppGroups/core/values/json';
import { InputRefusal } from '../../../nodes/WhatsAppGroups/errors/inputRefusal';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import {
	toGraphPage,
	toGraphPageEnd,
	toGraphRefusal,
} from '../../../nodes/WhatsAppGroups/providers/graph';
import type { GraphNode } from '../../../nodes/WhatsAppGroups/core/declarations/request';

/**
 * Acme keeps the number in the path, groups and media at the root, and has no business accounts.
 */
function toPath(on: GraphNode, number: string): string {
	if (on === 'phoneNumber') return number;
	if (typeof on === 'object' && 'group' in on) return encodeURIComponent(on.group);
	if (typeof on === 'object' && 'media' in on) return encodeURIComponent(on.media);
	throw new InputRefusal('Acme does not offer this', 'Available with: Meta.');
}

/** Acme, who hands Graph requests on at addresses of its own. */
export const acme: Provider = {
	value: 'acme',
	name: 'Acme',
	credentialType: 'whatsAppGroupsAcmeApi',
	lacks: [
		'template.getMany',
		'template.getLibrary',
		'template.createFromLibrary',
		'media.download',
		'analytics.getGroup',
		'analytics.getMessaging',
		'analytics.getPricing',
	],
	toSender: ({ number }) => `acme ${asText(number) ?? ''}`,
	toWire: ({ on, edge, ...request }, { baseUrl, number }) => {
		const path = [asText(baseUrl), toPath(on, asText(number) ?? ''), edge]
			.filter(Boolean)
			.join('/');
		return { ...request, url: path };
	},
	toRefusal: toGraphRefusal,
	toPageEnd: toGraphPageEnd,
	nextPage: toGraphPage,
};
