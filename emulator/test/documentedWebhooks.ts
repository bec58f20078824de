import { fixture, shapeOf } from './fixture';
import { listen, makeGroup, useEmulator, type Host } from './useEmulator';

/** An emulator whose webhooks are compared with Meta's documented ones. */
export function useDocumentedWebhooks(): Host & {
	newGroup(body?: object): Promise<string>;
	expectNext(name: string, values?: object): Promise<void>;
} {
	const settings = { asyncDelayMs: 2, receiptDelayMs: 1, userIds: false };
	const host = useEmulator({ settings }, listen);
	const participants = [
		{ waId: '16505551234', name: 'Ana' },
		{ waId: '16505556789', name: 'Ben' },
	];
	return {
		...host,
		newGroup: async (body) => await makeGroup(host, { participants, ...body }),
		/** The next webhook has the keys and types of the fixture, and these values. */
		async expectNext(name, values = {}) {
			const [webhook] = await host.callback.hear(1);
			const payload = JSON.parse(webhook?.body ?? '') as {
				entry: Array<{ changes: Array<{ value: Record<string, unknown[]> }> }>;
			};
			host.callback.forget();
			expect({ name, shape: shapeOf(payload) }).toEqual({ name, shape: shapeOf(fixture(name)) });
			const { groups, messages, statuses } = payload.entry[0]?.changes[0]?.value ?? {};
			expect((groups ?? messages ?? statuses)?.[0]).toMatchObject(values);
		},
	};
}
