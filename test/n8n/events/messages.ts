import { loadFixture } from '../../events/readFixture';
import type { Json } from '../actionWorkflow';
import type { EmulatorControl } from '../../../n8nServer/emulatorControl';
import { ana, failing, failLater, groupWithAna, numberPath, type EventCase } from './eventCase';

const text = { type: 'text', text: { body: 'Your order is on its way' } };
const ofAna = { participant: { waId: ana.waId } };
const audio = { type: 'audio', audio: { link: 'https://example.com/welcome.ogg' } };

/**
 * Lets the business send something to a group of its own, and gives what every receipt for it
 * holds.
 */
async function send(
	control: EmulatorControl,
	content: object = text,
): Promise<Json & { groupId: string; message: { id: string } }> {
	const { groupId } = await control.createOpenGroup({ subject: 'Order 4711', participants: [ana] });
	const body = {
		messaging_product: 'whatsapp',
		recipient_type: 'group',
		to: groupId,
		...content,
		biz_opaque_callback_data: 'order-4711',
	};
	const { messages } = await control.graph<{ messages: [{ id: string }] }>(
		'POST',
		`${numberPath}/messages`,
		body,
	);
	return { groupId, message: { id: messages[0].id }, callbackData: 'order-4711' };
}

async function read(
	control: EmulatorControl,
	{ groupId, message }: { groupId: string; message: { id: string } },
	played = false,
): Promise<void> {
	await control.person('read', { groupId, waId: ana.waId, messageId: message.id, played });
}

export const messageCases: EventCase[] = [
	{
		event: 'message.received',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			const chatInput = 'متى يصل الطلب؟ 🚚';
			const { messageId } = (await control.person('write', {
				groupId,
				waId: ana.waId,
				text: chatInput,
			})) as { messageId: string };
			return {
				groupId,
				participant: ana,
				message: { id: messageId, type: 'text', text: chatInput },
				chatInput,
				sessionId: groupId,
			};
		},
	},
	{
		event: 'message.unsupported',
		cause: async (control) => {
			const { groupId } = await groupWithAna(control);
			const { messageId } = (await control.person('write', {
				groupId,
				waId: ana.waId,
				unsupported: 'poll',
			})) as { messageId: string };
			return {
				groupId,
				participant: ana,
				message: { id: messageId, type: 'unsupported', content: { type: 'poll' } },
				errors: failing(130501),
			};
		},
	},
	{
		event: 'message.sent',
		cause: async (control) => ({ ...(await send(control)), status: 'sent' }),
	},
	{
		event: 'message.delivered',
		cause: async (control) => ({
			...(await send(control)),
			status: 'delivered',
			...ofAna,
			pricing: { model: 'PMP', type: expect.any(String) as unknown },
		}),
	},
	{
		event: 'message.read',
		cause: async (control) => {
			const sent = await send(control);
			await read(control, sent);
			return { ...sent, status: 'read', ...ofAna };
		},
	},
	{
		event: 'message.played',
		cause: async (control) => {
			const sent = await send(control, audio);
			await read(control, sent, true);
			return { ...sent, status: 'played', ...ofAna };
		},
	},
	{
		event: 'message.failed',
		cause: async (control) => {
			await failLater(control, 131020, { method: 'POST', path: '/messages' });
			return { ...(await send(control)), status: 'failed', errors: failing(131020) };
		},
	},
	{
		// A webhook field that the node does not read, and that the emulator sends to an app alone.
		event: 'unknown',
		cause: async (control) => {
			const body = loadFixture('webhook.template_status_update');
			await control.post('/webhooks/send', { body });
			return {
				field: 'message_template_status_update',
				raw: { field: 'message_template_status_update' },
			};
		},
	},
];
