import type { Pricing } from './group';
import type { Outgoing } from './written';

/** What a message costs: free-form ones nothing, utility templates nothing in an open window. */
export function priceOf({ group, templateCategory }: Outgoing, isWindowOpen: boolean): Pricing {
	const free = templateCategory === undefined || (templateCategory === 'UTILITY' && isWindowOpen);
	const kind = templateCategory?.toLowerCase() ?? 'service';
	const freeType = group === undefined ? 'free_customer_service' : 'free_group_customer_service';
	return {
		billable: !free,
		pricing_model: 'PMP',
		type: free ? freeType : 'regular',
		category: group === undefined ? kind : `group_${kind}`,
	};
}
