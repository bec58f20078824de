import { phoneNumberId, textTo } from './graphClient';
import { letWrite } from './openGroup';
import { useDeliveries, type Deliveries } from './useDeliveries';

const ana = '16505551234';

interface Payload {
	entry: Array<{
		id: string;
		changes: Array<{
			value: {
				statuses?: Array<{ id: string; status: string }>;
				groups?: unknown[];
				contacts?: unknown[];
			};
		}>;
	}>;
}

describe('webhook deliveries', () => {
	const { emulator, callback, graph, write, disturb, advance, deliveries, settled } =
		useDeliveries();

	it('are tried again with growing pauses until the answer is 200', async () => {
		callback.answers.push(500, 404, 201);
		await write('hello');
		for (const [pauseMs, count] of [
			[1_000, 2],
			[2_000, 3],
			[4_000, 4],
		] as const) {
			await settled();
			await advance(pauseMs - 100);
			await settled();
			expect(callback.received).toHaveLength(count - 1);
			await advance(100);
			await callback.hear(count);
		}
		await settled();
		const [delivery] = (await deliveries()).deliveries;
		expect(delivery?.outcome).toBe('delivered');
		expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 404, 201, 200]);
		expect(new Set(callback.received.map(({ body }) => body)).size).toBe(1);
	});

	it('wait for a callback that is not there and are given up after seven days', async () => {
		await callback.close();
		await write('hello');
		for (let attempt = 0; attempt < 200; attempt += 1) {
			await settled();
			await advance(60 * 60 * 1000);
		}
		await settled();
		const [delivery] = (await deliveries()).deliveries;
		expect(delivery).toMatchObject({ outcome: 'givenUp' });
		expect(delivery?.attempts[0]).toMatchObject({ error: 'ECONNREFUSED' });
	});

	it('are listed by field, outcome and a part of the address', async () => {
		await write('hello');
		await settled();
		const count = async (query: string): Promise<number> => {
			const { deliveries: listed, count: counted } = await emulator.control<
				Deliveries & { count: number }
			>('GET', `/webhooks?${query}`);
			expect(await emulator.control('GET', `/webhooks?count=true&${query}`)).toEqual(
				expect.objectContaining({ count: listed.length }),
			);
			expect(counted).toBe(listed.length);
			return counted;
		};
		expect(await count(`field=messages&outcome=delivered&url=${new URL(callback.url).port}`)).toBe(
			1,
		);
		expect([
			await count('field=group_status_update'),
			await count('outcome=waiting'),
			await count('url=elsewhere'),
		]).toEqual([0, 0, 0]);
	});

	it('gather updates of all kinds, and receipts that belong together in one value', async () => {
		const people = [ana, '16505556789', '4915100000001'].map((waId) => ({ waId }));
		const { groupIds } = await emulator.control<{ groupIds: string[] }>('POST', '/groups', {
			participants: people,
			count: 2,
		});
		for (const groupId of groupIds) await letWrite(emulator, groupId, ana);
		await callback.hear(groupIds.length);
		callback.forget();
		await disturb({ aggregate: 1_000 });
		for (const groupId of groupIds)
			await graph('POST', `/${phoneNumberId}/messages`, textTo(groupId, 'Hi'));
		await emulator.control('POST', '/groups/suspend', { groupId: groupIds[0] });
		await advance(50);
		await advance(1_000);
		const [webhook] = await callback.hear(1);
		await settled();
		expect(callback.received).toHaveLength(1);
		const { entry } = JSON.parse(webhook?.body ?? '') as Payload;
		const statuses =
			entry[0]?.changes.map(({ value }) => value.statuses?.map(({ status }) => status)) ?? [];
		expect(statuses.map((group) => group?.join(',')).sort()).toEqual(
			[
				'delivered,delivered,delivered',
				'delivered,delivered,delivered',
				'sent',
				'sent',
				undefined,
			].sort(),
		);
		expect(
			entry[0]?.changes.find(({ value }) => value.statuses?.length === 3)?.value.contacts,
		).toHaveLength(3);
	});

	it('hold at most 1,000 updates', async () => {
		await disturb({ aggregate: 1_000 });
		for (let index = 0; index < 1_001; index += 1)
			emulator.state.messages.receive({
				phoneNumberId,
				person: emulator.state.people.meet({ waId: ana }),
				type: 'text',
				content: { body: `m${index}` },
			});
		await advance(1_000);
		await callback.hear(2);
		const sizes = callback.received
			.map(({ body }) => (JSON.parse(body) as Payload).entry[0]?.changes.length)
			.sort();
		expect(sizes).toEqual([1, 1_000]);
	});
});
