import {
	describePlace,
	findFormerPlace,
	type FormerPlace,
} from '../../../nodes/WhatsAppGroups/core/registration/place';
import { FakeNode, ownAddress } from './fakeNode';

let node: FakeNode;
beforeEach(() => {
	node = new FakeNode();
	Object.assign(node.level, { keptFor: { number: 'Number' }, keptThrough: { token: 'Token' } });
	node.credentials = { secret: 's1', number: '1', token: 't1' };
});

const describeNow = () => describePlace(node.registration(), node.level);

describe('what a callback is registered for', () => {
	it('is shown, but for a fingerprint of what may be secret, which never changes', () => {
		expect(describeNow()).toEqual({ provider: 'acme', number: '1', token: '1a11d70b291c' });
	});

	it('is the same with blanks around, and with a slash at the end', () => {
		node.credentials = { number: ' https://a.example/b/ ', token: ' t1 ' };
		expect(describeNow()).toMatchObject({
			number: 'https://a.example/b',
			token: '1a11d70b291c',
		});
	});

	it.each(['', ' ', undefined])('has nothing of a field in which there is nothing: %j', (empty) => {
		node.credentials = { number: empty, token: empty };
		expect(describeNow()).toEqual({ provider: 'acme' });
	});
});

describe('where a callback was registered before', () => {
	const state = { version: 1, level: 'number', address: ownAddress, isTest: false };
	const ask = jest.fn(async () => await Promise.resolve({}));

	const find = (registeredFor?: Record<string, string>): FormerPlace =>
		findFormerPlace(node.registration({ ask }), node.level, { ...state, registeredFor });

	const labelsOf = ({ otherIds, otherKeys }: FormerPlace) => [...otherIds, ...otherKeys];

	it('is the same place where nothing that was saved is another one now', () => {
		for (const known of [undefined, {}, describeNow(), { number: '1' }])
			expect(labelsOf(find(known))).toEqual([]);
		node.credentials = {};
		expect(labelsOf(find({ number: '1', token: 'x' }))).toEqual([]);
	});

	it('is told by what is another one now', () => {
		expect(find({ number: '2' })).toMatchObject({ otherIds: ['Number 2'], otherKeys: [] });
		expect(find({ provider: 'other', number: '1', token: 'x' })).toMatchObject({
			otherIds: [],
			otherKeys: ['Provider', 'Token'],
		});
	});

	it('is asked with what the credential had then, unless with another one', async () => {
		const { registration } = find({ number: '2', token: 'x' });
		const then = { secret: 's1', number: '2', token: 't1' };
		expect(registration.credentials).toEqual(then);
		expect(registration).toMatchObject({ address: ownAddress, isTest: false });
		const request = { method: 'GET', on: { path: 'p' } } as never;
		await registration.ask(request);
		await registration.ask(request, { number: '3' });
		expect(ask.mock.calls).toEqual([
			[request, then],
			[request, { number: '3' }],
		]);
		expect(find({ token: 'x' }).registration.credentials).toEqual(node.credentials);
	});
});
