import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { toSampleItems } from '../../../nodes/WhatsAppGroups/core/webhooks/sampleItems';
import { eventCatalogue } from '../../../nodes/WhatsAppGroups/events/catalogue';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import { providers } from '../../../nodes/WhatsAppGroups/providers';

const catalogue = { ...eventCatalogue, providers };

async function show(events: string[], options: object = {}): Promise<IDataObject[]> {
	const context = {
		getNodeParameter: () => events,
		getNode: () => ({ typeVersion: 1.2 }),
	} as unknown as IWebhookFunctions;
	const items = await toSampleItems(
		{ context, catalogue, provider: providers[0] as Provider },
		options,
	);
	return items.map(({ json }) => json);
}

it('samples are items like any other', async () => {
	expect(await show(['joinRequest.created'])).toEqual([
		expect.objectContaining({
			event: 'joinRequest.created',
			provider: 'meta',
			groupId: expect.any(String) as string,
			participant: expect.objectContaining({ waId: '14155550101' }) as object,
		}),
	]);
});

it('samples have what the options add', async () => {
	const [suspended] = await show(['group.suspended'], {
		includeGroupDetails: true,
		includeRaw: true,
	});
	expect(suspended).toMatchObject({
		group: { subject: 'Order 4711', participantCount: 3 },
		raw: { type: 'group_suspend' },
	});
	expect((await show(['group.suspended']))[0]).not.toHaveProperty('group');
	expect(
		(await show(['participant.idChanged'], { includeGroupDetails: true }))[0],
	).not.toHaveProperty('group');
	expect(await show(['message.read'], { mergeReceipts: true })).toMatchObject([
		{ participants: [{ waId: '14155550101' }] },
	]);
});

it('samples of messages come as one, where messages are collected', async () => {
	const shown = await show(['message.received', 'message.read'], { collectSeconds: 3 });
	expect(shown.map(({ event, chatInput }) => [event, chatInput])).toEqual([
		['message.received', 'Where is my order?\nThis is what came'],
		['message.read', undefined],
	]);
});

it('samples name who writes, where the items do', async () => {
	const [sample] = await show(['message.received'], { chatInput: 'nameAndText' });
	expect(sample?.chatInput).toBe('Ana: Where is my order?');
});
