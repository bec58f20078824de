import { NodeApiError, NodeOperationError, type IHookFunctions, type INode } from 'n8n-workflow';
import { toActivationError } from '../../../nodes/WhatsAppGroups/core/registration/activationError';
import {
	forgetCallback,
	rememberCallback,
} from '../../../nodes/WhatsAppGroups/core/registration/callbackMemory';
import { withoutCallback } from '../../../nodes/WhatsAppGroups/core/registration/callbackState';
import { isSentBack, readHops, toHop } from '../../../nodes/WhatsAppGroups/core/registration/hops';
import { InputRefusal } from '../../../nodes/WhatsAppGroups/errors/inputRefusal';
import { crm, FakeNode, ownAddress } from './fakeNode';

const behind = 'https://behind.example/hook';
const ours = { version: 1, level: 'number', address: ownAddress, isTest: false };

describe('our state after a callback has left', () => {
	it.each([
		['was behind ours', { next: behind }, { next: crm }, { next: crm }],
		['had nobody behind it', { next: behind }, {}, {}],
		[
			'will not be registered again',
			{ previous: { address: behind }, next: crm },
			{ previous: { address: crm } },
			{ previous: { address: crm }, next: crm },
		],
		[
			'was both',
			{ previous: { address: behind }, next: behind },
			{ previous: { address: crm }, next: crm },
			{ previous: { address: crm }, next: crm },
		],
		[
			'had us behind it',
			{ next: behind, previous: { address: behind } },
			{ next: ownAddress, previous: { address: ownAddress } },
			{},
		],
	])('which %s', (_what, state, left, expected) => {
		expect(withoutCallback({ ...ours, ...state }, { about: behind, ...left })).toStrictEqual({
			...ours,
			...expected,
		});
	});

	it('stays where that one had nothing to do with us', () => {
		const state = { ...ours, next: crm, previous: { address: crm } };
		expect(withoutCallback(state, { about: behind, next: ownAddress })).toBeUndefined();
		expect(withoutCallback(ours, { about: behind })).toBeUndefined();
	});
});

describe('the way of a webhook', () => {
	const { context } = new FakeNode();
	const hop = toHop({ key: 'key', context });
	const header = (value: unknown) => ({ 'x-n8n-webhook-hops': value as string });

	it('is read from its header, as far as it makes sense', () => {
		expect(readHops(header('a,,b,'))).toEqual(['a', 'b']);
		for (const value of [undefined, '', ['a']]) expect(readHops(header(value))).toEqual([]);
		expect(readHops(header(Array.from({ length: 60 }, () => 'a').join()))).toHaveLength(50);
	});

	it('is written the same when the node is updated while a webhook is under way', () => {
		const at = (address: string | undefined) => ({
			key: 'key',
			context: { getNodeWebhookUrl: (name: string) => (name === 'default' ? address : 'other') },
		});
		expect([toHop(at(ownAddress)), toHop(at(undefined))]).toEqual(['d4ebb9e5f9a0', 'fae5cf8b70d4']);
	});

	it('names triggers, and not where they are', () => {
		expect(hop).toMatch(/^[0-9a-f]{12}$/);
		const elsewhere = new FakeNode();
		elsewhere.address = undefined;
		expect(
			new Set([
				hop,
				toHop({ key: 'other', context }),
				toHop({ key: 'key', context: elsewhere.context }),
			]).size,
		).toBe(3);
	});

	it('tells whether it came back', () => {
		const request = (value: string) => ({
			rawBody: Buffer.from(''),
			headers: header(value),
			query: {},
		});
		expect(isSentBack({ key: 'key', context, request: request(`a,${hop}`) })).toBe(true);
		expect(isSentBack({ key: 'key', context, request: request('a') })).toBe(false);
	});
});

it('what is remembered of a callback is one thing, until it is forgotten', () => {
	const memory = rememberCallback('a trigger');
	expect(memory.hasEnded).toBe(false);
	expect(rememberCallback('a trigger')).toBe(memory);
	expect(rememberCallback('another')).not.toBe(memory);
	forgetCallback('a trigger');
	expect(rememberCallback('a trigger')).not.toBe(memory);
});

describe('a failure when a workflow is published', () => {
	const node = { name: 'Trigger' } as INode;
	const context = { getNode: () => node } as unknown as IHookFunctions;
	const shown = (failure: unknown) => {
		const { message, description } = toActivationError(context, failure);
		return { message, description };
	};

	it('says what happened and what to do in one message', () => {
		expect(shown(new InputRefusal('No event.', 'Select one.'))).toEqual({
			message: 'No event. Select one.',
			description: 'Select one.',
		});
		const failure = new NodeApiError(node, {}, { message: 'Refused', description: 'Ask again.' });
		expect(shown(failure)).toEqual({ message: 'Refused. Ask again.', description: 'Ask again.' });
		expect(shown(new Error('Odd. Really.')).message).toBe('Odd. Really');
		expect(shown(new InputRefusal('No event')).message).toBe('No event');
	});

	it('stays as it is when it is one for people already', () => {
		const failure = new NodeOperationError(node, 'No');
		expect(toActivationError(context, failure)).toBe(failure);
	});
});
