import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import type { ItemOptions } from '../../../nodes/WhatsAppGroups/core/declarations/triggerOptions';
import type { WebhookEvent } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { toCollectedItems } from '../../../nodes/WhatsAppGroups/core/webhooks/collectedItems';
import type { HeldEvent } from '../../../nodes/WhatsAppGroups/core/webhooks/debounceWindow';
import { catalogueWith } from './fakeCatalogue';

const catalogue = {
	...catalogueWith({}),
	nameWriter: (event: WebhookEvent) => ({ ...event, writer: 'Ana' }),
	collection: {
		keyOf: () => undefined,
		merge: (events: readonly object[]) => ({ event: 'all', eventId: 'all', events: [...events] }),
	},
};
const context = { getNode: () => ({ typeVersion: 1.1 }) } as unknown as IWebhookFunctions;
const collected = async (events: HeldEvent[], options: ItemOptions = {}) =>
	await toCollectedItems({ context, catalogue }, events, options);
const held = (key: string, eventId: string, more: Partial<INodeExecutionData> = {}) =>
	({ key, item: Promise.resolve({ json: { eventId }, ...more }) }) as unknown as HeldEvent;
const file = (name: string) => ({ data: { data: name, mimeType: 'text/plain' } });

it('each file of collected events has a field of its own, which its event names', async () => {
	const [item, ...others] = await collected([
		held('ana', 'a'),
		held('ana', 'b', { binary: file('b') }),
		held('ana', 'c', { binary: file('c') }),
		held('ana', 'd'),
	]);
	expect(others).toEqual([]);
	expect(item?.binary).toMatchObject({ data: { data: 'b' }, data1: { data: 'c' } });
	expect(item?.json.events).toEqual([
		{ eventId: 'a' },
		{ eventId: 'b', download: { binaryField: 'data' } },
		{ eventId: 'c', download: { binaryField: 'data1' } },
		{ eventId: 'd' },
	]);
});

it('each key has an item of its own, in the order in which it came first', async () => {
	const items = await collected([
		held('ana', 'a'),
		held('ben', 'b', { binary: file('b') }),
		held('ana', 'c'),
	]);
	expect(items).toMatchObject([
		{ json: { events: [{ eventId: 'a' }, { eventId: 'c' }] } },
		{ json: { events: [{ eventId: 'b' }] }, binary: { data: { data: 'b' } } },
	]);
	expect(items[0]).not.toHaveProperty('binary');
});

it('events of one key come in the order in which they happened, and else in that in which they came', async () => {
	const at = (eventId: string, timestamp?: string) =>
		held('ana', eventId, { json: { eventId, timestamp } });
	const idsOf = async (...all: HeldEvent[]) => {
		const [item] = await collected(all);
		return (item?.json.events as Array<{ eventId: string }>).map(({ eventId }) => eventId).join('');
	};
	expect(await idsOf(at('b', '2'), at('c', '2'), at('a', '1'), at('d', '3'))).toBe('abcd');
	expect(await idsOf(at('x', '1'), at('without'))).toBe('withoutx');
});

it.each([
	['nameAndText', 'Ana'],
	['text', undefined],
] as const)(
	'who wrote is said once, as %s wants it, whatever the texts are',
	async (chatInput, writer) => {
		const [item] = await collected([held('ana', 'a'), held('ana', 'b')], { chatInput });
		expect(item?.json.writer).toBe(writer);
		expect(item?.json.events).toEqual([{ eventId: 'a' }, { eventId: 'b' }]);
	},
);
