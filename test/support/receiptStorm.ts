/** Most people that a group has. */
const participants = 8;

export interface Storm {
	readonly groupId: string;
	readonly phoneNumberId: string;
	/** Receipts in all, and in each webhook: multiples of eight. */
	readonly receipts: number;
	readonly perWebhook: number;
}

function receiptsOf(message: number, { groupId, phoneNumberId }: Storm): object {
	const people = Array.from({ length: participants }, (_, person) => `1650555100${person}`);
	const statuses = people.map((waId) => ({
		id: `wamid.storm.${message}`,
		status: 'delivered',
		timestamp: '1750263773',
		recipient_id: groupId,
		recipient_type: 'group',
		recipient_participant_id: waId,
		pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'group_utility' },
	}));
	return {
		messaging_product: 'whatsapp',
		metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumberId },
		statuses,
	};
}

/**
 * Webhooks full of receipts, aggregated as Meta does: up to 1,000 in one webhook, those of one
 * message and all its participants together, never of two groups or two states.
 */
export function receiptWebhooks(storm: Storm): object[] {
	const messagesPerWebhook = storm.perWebhook / participants;
	return Array.from({ length: storm.receipts / storm.perWebhook }, (_webhook, at) => {
		const messages = Array.from(
			{ length: messagesPerWebhook },
			(_message, index) => at * messagesPerWebhook + index,
		);
		const changes = messages.map((message) => ({
			field: 'messages',
			value: receiptsOf(message, storm),
		}));
		return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] };
	});
}
