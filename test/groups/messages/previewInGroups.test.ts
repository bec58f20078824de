import { previewInGroups } from '../../../nodes/WhatsAppGroups/groups/messages/previewInGroups';

const preview = previewInGroups(undefined, async () => await Promise.resolve([]));

it('shows what the user carries, and not the name of the broadcast beside it', () => {
	const toRequest = (biz_opaque_callback_data: string) =>
		({
			method: 'POST',
			on: 'phoneNumber',
			edge: 'messages',
			body: { biz_opaque_callback_data },
		}) as const;
	expect(preview.toMessage(toRequest('wag1:6:monday'))).toEqual({});
	expect(preview.toMessage(toRequest('wag1:6:mondayorder-1'))).toEqual({
		biz_opaque_callback_data: 'order-1',
	});
});

it.each([
	['a picture', { type: 'image', image: { id: 'sha256 1f' } }],
	[
		'the header of a template',
		{
			type: 'template',
			template: {
				components: [{ parameters: [{ type: 'image', image: { id: 'sha256 1f' } }] }],
			},
		},
	],
])('says of %s that it goes up when it is sent', (_what, message) => {
	const body = { messaging_product: 'whatsapp', recipient_type: 'group', to: 'G', ...message };
	const request = { method: 'POST', on: 'phoneNumber', edge: 'messages', body } as const;
	const shown = JSON.stringify(message).replace('sha256 1f', '(uploaded when it is sent)');
	expect(preview.toMessage(request)).toEqual(JSON.parse(shown));
});
