import type { INode } from 'n8n-workflow';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { answersWith, crm, kept, ownAddress } from './fakeNode';
import { FakePublishing } from './fakePublishing';

const failureWith = (httpStatus: number) => toNodeApiError({ name: 'N' } as INode, { httpStatus });

let node: FakePublishing;
beforeEach(() => {
	jest.useFakeTimers();
	node = new FakePublishing();
	Object.assign(node.level, { keptThrough: { token: 'Token' } });
	node.credentials = { secret: 's1', number: '1', token: 't1' };
	node.answer = answersWith('own token');
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

/** Our callback is registered, with that of a CRM before it. */
async function publishAfterCrm(): Promise<void> {
	node.level.callback = { address: crm, fields: ['messages'] };
	node.parameters = { ...node.parameters, ifOtherCallback: 'replace' };
	await node.publish();
	node.level.changes.length = 0;
}

const change = (credentials: object) => {
	node.credentials = { ...node.credentials, ...credentials };
};

/** What is done to callbacks, and with which number. */
function changesByNumber(): unknown[] {
	const changes: unknown[] = [];
	const { level } = node;
	for (const act of ['set', 'clear'] as const) {
		const done = level[act].bind(level) as (...given: unknown[]) => Promise<void>;
		jest.spyOn(level, act).mockImplementation(async (...given: unknown[]) => {
			changes.push([act, (given[1] as { number: string }).number]);
			await done(...given);
		});
	}
	return changes;
}

describe('a callback that was registered with another credential', () => {
	const named = (where: string, remedy: string) =>
		`warn Trigger: The callback ${ownAddress} was registered ${where}, and cannot be removed with the credential of today. If it is still set there, ${remedy}.`;

	it('is given up at the number that it was registered for', async () => {
		await publishAfterCrm();
		change({ number: '2' });
		const changes = changesByNumber();
		expect(await node.unpublish()).toBe(true);
		expect(changes).toEqual([['set', '1']]);
		expect(node.level.callback).toMatchObject({ address: crm });
		expect(node.log).toEqual([]);
	});

	it('makes room at its number when it is published for another one', async () => {
		await publishAfterCrm();
		change({ number: '2' });
		const changes = changesByNumber();
		await node.publish();
		expect(changes).toEqual([
			['set', '1'],
			['set', '2'],
		]);
	});

	it('is named where the credential of today has no access', async () => {
		await node.publish();
		change({ number: '2' });
		node.level.changes.length = 0;
		jest.spyOn(node.level, 'read').mockRejectedValue(failureWith(400));
		expect(await node.unpublish()).toBe(true);
		expect(node.level.changes).toEqual([]);
		expect(node.log).toEqual([named('for Number 1', 'remove it manually')]);
		expect(node.saved).toBeUndefined();
	});

	it('is named as well where nobody knows what the failure means', async () => {
		await publishAfterCrm();
		change({ number: '2', token: 't2' });
		jest.spyOn(node.level, 'read').mockRejectedValue(new Error('odd'));
		await node.unpublish();
		expect(node.log).toEqual([
			named('for Number 1 and with another Token', `set it back to ${crm} manually`),
		]);
	});

	it.each([429, 502])('stays known when asking fails for the moment: %d', async (status) => {
		await node.publish();
		change({ number: '2' });
		jest.spyOn(node.level, 'read').mockRejectedValue(failureWith(status));
		expect(await node.unpublish()).toBe(false);
		expect(node.log).toEqual([expect.stringContaining('could not be unregistered')]);
		expect(node.saved).toMatchObject({ address: ownAddress });
	});

	it('is given up as ever where it is seen with another key', async () => {
		await publishAfterCrm();
		change({ token: 't2' });
		await node.unpublish();
		expect(node.level.callback).toMatchObject({ address: crm });
		expect(node.log).toEqual([]);
	});

	it('is named where it is not seen with another key', async () => {
		await node.publish();
		change({ token: 't2' });
		node.level.callback = undefined;
		await node.unpublish();
		expect(node.log).toEqual([named('with another Token', 'remove it manually')]);
	});

	it('is nothing to name where only its number is another one, and ours is gone there', async () => {
		await node.publish();
		change({ number: '2' });
		node.level.callback = undefined;
		await node.unpublish();
		expect(node.log).toEqual([]);
	});

	it('is ours as before when a key was renewed, and its past is not forgotten', async () => {
		await publishAfterCrm();
		change({ token: 't2' });
		await node.publish();
		expect(node.saved).toMatchObject({ previous: { address: kept(crm) } });
		expect(node.log).toEqual([]);
	});

	it('is named when it is published with a key that does not show it', async () => {
		await node.publish();
		change({ token: 't2' });
		node.level.callback = undefined;
		await node.publish();
		expect(node.log).toEqual([named('with another Token', 'remove it manually')]);
		expect(node.level.callback).toMatchObject({ address: ownAddress });
	});

	it('gives way at the level where it was, when it is published at another one', async () => {
		await publishAfterCrm();
		node.parameters = { ...node.parameters, registration: 'account' };
		await node.publish();
		expect(node.level.callback).toMatchObject({ address: crm });
		expect(node.wider.callback).toMatchObject({ address: ownAddress });
		expect(node.saved).toMatchObject({ place: 'account' });
	});

	it('is forgotten where there is no such level any more', async () => {
		await publishAfterCrm();
		Object.assign(node.webhooks, { callbackLevels: [node.wider] });
		node.parameters = { ...node.parameters, registration: 'account' };
		await node.publish();
		expect(node.level.changes).toEqual([]);
		expect(node.wider.callback).toMatchObject({ address: ownAddress });
	});
});
