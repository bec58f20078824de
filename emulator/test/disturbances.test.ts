import { appSecret, phoneNumberId, textTo } from './graphClient';
import { sign } from '../webhooks/envelope';
import { useDeliveries } from './useDeliveries';

describe('webhook deliveries, when they are disturbed,', () => {
	const { emulator, callback, graph, write, disturb, advance, deliveries, settled } =
		useDeliveries();
	const texts = (): string[] =>
		callback.received.map(({ body }) => /"body":"(\w+)"/.exec(body)?.[1] ?? '');

	it('can be repeated, dropped, delayed and shuffled, for as many as were asked for', async () => {
		await disturb({ repeat: 2, count: 1 });
		await write('one');
		await write('two');
		await callback.hear(4);
		expect(texts().sort()).toEqual(['one', 'one', 'one', 'two']);
		callback.forget();
		await disturb({ drop: true, count: 1 });
		await write('lost');
		await write('kept');
		await callback.hear(1);
		expect(texts()).toEqual(['kept']);
		await disturb({ delayMs: 60_000 });
		await write('late');
		await settled();
		expect(texts()).toEqual(['kept']);
		await advance(60_000);
		await callback.hear(2);
		callback.forget();
		await disturb({ reorder: 1_000 });
		for (const text of ['a', 'b', 'c', 'd', 'e']) await write(text);
		await advance(1_000);
		await callback.hear(5);
		const order = (await deliveries()).deliveries
			.slice(-5)
			.map(({ body }) => /"body":"(\w)"/.exec(body)?.[1]);
		expect(order).toEqual(['a', 'b', 'c', 'd', 'e']);
		expect(texts().sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
	});

	it('can be unsigned or wrongly signed, sent again, and be anything', async () => {
		await disturb({ signature: 'none', count: 1 });
		await write('unsigned');
		await callback.hear(1);
		expect(callback.received[0]?.headers).not.toHaveProperty('x-hub-signature-256');
		await disturb({ signature: 'wrong', count: 1 });
		await write('wrong');
		const wrong = (await callback.hear(2))[1];
		expect(wrong?.headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
		expect(wrong?.headers['x-hub-signature-256']).not.toBe(sign(wrong?.body ?? '', appSecret));
		await emulator.control('POST', '/webhooks/send', { body: '{"not":"meta"' });
		const raw = (await callback.hear(3))[2];
		expect([raw?.body, raw?.headers['x-hub-signature-256']]).toEqual([
			'{"not":"meta"',
			sign('{"not":"meta"', appSecret),
		]);
		await emulator.control('POST', '/webhooks/redeliver', { last: 1 });
		expect((await callback.hear(4))[3]).toMatchObject({ body: raw?.body });
		await expect(emulator.control('POST', '/webhooks/redeliver', { id: 999 })).rejects.toThrow(
			'404',
		);
	});

	it('leave receipts out when told to', async () => {
		await disturb({ receipts: false });
		const { groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
			participants: 3,
		});
		await graph('POST', `/${phoneNumberId}/messages`, textTo(groupId, 'Hi'));
		await advance(100);
		expect((await deliveries()).total).toBe(0);
	});
});
