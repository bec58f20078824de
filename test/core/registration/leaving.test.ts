import type { INode } from 'n8n-workflow';
import { leftUnconfirmedSince } from '../../../nodes/WhatsAppGroups/core/registration/callbackMemory';
import type { CallbackState } from '../../../nodes/WhatsAppGroups/core/registration/callbackState';
import { leave } from '../../../nodes/WhatsAppGroups/core/registration/leave';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { crm, FakeNode, inChain, ownAddress, toldIn } from './fakeNode';

const front = 'https://front.example/webhook/f/webhook';
const refusedAddress = toNodeApiError({ name: 'N' } as INode, { httpStatus: 400, code: 2200 });

let node: FakeNode;
beforeEach(() => {
	jest.useFakeTimers();
	node = new FakeNode();
	node.level.callback = { address: ownAddress };
});
afterEach(() => jest.useRealTimers());

async function leaveWith(behind: Partial<CallbackState> = {}): Promise<number> {
	const { level } = node;
	const state = { version: 1, level: 'number', address: ownAddress, isTest: false, ...behind };
	const startMs = performance.now();
	const leaving = leave(node.registration(), level, state);
	leaving.catch(() => undefined);
	for (let pauses = 0; pauses < 12; pauses++) await jest.advanceTimersToNextTimerAsync();
	await leaving;
	return performance.now() - startMs;
}

const messages = () =>
	node.asked.map((request) => {
		const { action, about } = toldIn(request);
		return { url: request.url, action, about };
	});

it('clears our callback, once, where nobody was there before', async () => {
	expect(await leaveWith()).toBe(0);
	expect(node.level.changes).toEqual([{ clear: ownAddress }]);
	expect([node.asked, node.log]).toEqual([[], []]);
});

it('registers again who was there before, with what is known of it', async () => {
	const previous = { address: crm, fields: ['messages'], headers: { 'x-crm': '1' } };
	await leaveWith({ previous });
	expect(node.level.changes).toEqual([{ set: { ...previous, verifyToken: 'own token' } }]);
	expect(node.log).toEqual([]);
});

it('registers it with our fields where nothing is known', async () => {
	await leaveWith({ previous: { address: crm } });
	expect(node.level.changes).toEqual([
		{ set: { address: crm, fields: ['news'], headers: {}, verifyToken: 'own token' } },
	]);
});

it('tries the token of the panel first, then ours', async () => {
	node.parameters = { otherVerifyToken: 'theirs' };
	node.level.failures = [refusedAddress];
	await leaveWith({ previous: { address: crm } });
	expect(node.level.changes).toMatchObject([
		{ set: { verifyToken: 'theirs' } },
		{ set: { verifyToken: 'own token' } },
	]);
	expect(node.log).toEqual([
		`debug Trigger: WhatsApp did not accept ${crm} with this verify token.`,
	]);
});

it('leaves none rather than ours where the one before is refused for good', async () => {
	node.level.failures = [refusedAddress];
	await leaveWith({ previous: { address: crm } });
	expect(node.level.changes.at(-1)).toEqual({ clear: ownAddress });
	expect(node.log.at(-1)).toBe(
		`warn Trigger: WhatsApp did not accept the previous callback at ${crm}, so no callback is set now. If it is still used, set it again manually.`,
	);
});

it('leaves ours where something else went wrong', async () => {
	const failure = new Error('down');
	node.level.failures = [failure];
	await expect(leaveWith({ previous: { address: crm } })).rejects.toBe(failure);
	expect(node.level.changes).toHaveLength(1);
});

it('looks twice where ours is not registered, since whoever is in front may be leaving too', async () => {
	node.level.callback = undefined;
	let reads = 0;
	node.level.afterRead = () => {
		reads += 1;
		if (reads === 1) node.level.callback = { address: ownAddress };
	};
	expect(await leaveWith()).toBe(0);
	expect(reads).toBe(2);
	expect(node.level.changes).toEqual([{ clear: ownAddress }]);
});

it('looks no more than twice where nobody is in front', async () => {
	node.level.callback = undefined;
	const afterRead = jest.fn();
	node.level.afterRead = afterRead;
	await leaveWith();
	expect(afterRead).toHaveBeenCalledTimes(2);
	expect(node.level.changes).toEqual([]);
});

describe('another one in front', () => {
	it.each([
		['at the same level', () => (node.level.callback = { address: front })],
		['at a stronger one', () => (node.level.stronger = [{ address: front, where: 'there' }])],
	])('is told: %s', async (_where, stand) => {
		stand();
		node.answer = inChain(true);
		expect(await leaveWith({ next: crm })).toBe(0);
		expect(messages()[0]).toEqual({ url: front, action: 'leave', about: ownAddress });
		expect(node.log).toEqual([]);
	});

	it('is not asked where it is ourselves', async () => {
		node.level.callback = undefined;
		node.level.stronger = [{ address: ownAddress, where: 'there' }];
		await leaveWith();
		expect([node.asked, node.log]).toEqual([[], []]);
	});

	it('is told until it confirms that, a second after the other', async () => {
		node.level.callback = { address: front };
		node.answer = (options) => inChain(node.asked.length > 2)(options);
		expect(await leaveWith()).toBe(2_000);
		expect(node.asked).toHaveLength(3);
		expect(node.log).toEqual([]);
	});

	it('is named in the log when it never does, and found in memory', async () => {
		const startMs = Date.now();
		node.level.callback = { address: front };
		expect(await leaveWith({ next: crm })).toBe(4_000);
		expect(node.asked).toHaveLength(5);
		expect(node.log).toEqual([
			`warn Trigger: Nobody at ${front} confirmed that this trigger is gone. If a trigger there forwarded webhooks to this one, and this one to others, unpublish it and publish it again.`,
		]);
		expect(leftUnconfirmedSince(startMs)).toMatchObject([{ about: ownAddress, next: crm }]);
		expect(leftUnconfirmedSince(Date.now())).toEqual([]);
	});

	it.each([
		[10_000, 2],
		[10_001, 1],
	])('is not told again after more than ten seconds: %d ms', async (tookMs, times) => {
		node.level.callback = { address: front };
		node.answer = () => {
			jest.advanceTimersByTime(tookMs);
			return new Error('slow');
		};
		await leaveWith();
		expect(node.asked).toHaveLength(times);
		expect(node.log).toHaveLength(1);
	});
});
