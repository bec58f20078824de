import { InputRefusal } from '../../../nodes/WhatsAppGroups/errors/inputRefusal';
import { requireReady } from '../../../nodes/WhatsAppGroups/core/registration/requireReady';
import { FakeNode, ownAddress } from './fakeNode';

let node: FakeNode;
beforeEach(() => (node = new FakeNode()));

const check = (changes: Parameters<FakeNode['registration']>[0] = {}) => {
	try {
		requireReady(node.registration(changes));
		return undefined;
	} catch (failure) {
		expect(failure).toBeInstanceOf(InputRefusal);
		const { message, remedy } = failure as InputRefusal;
		return `${message}. ${remedy}`;
	}
};

it('lets pass what is complete', () => expect(check()).toBeUndefined());

it('wants an event', () => {
	expect(check({ fields: [] })).toBe(
		'No event is selected, so nothing could start this workflow. Select at least one event in Trigger On.',
	);
});

it('wants filters that can work', () => {
	const toTest = () => {
		throw new InputRefusal('No such group', 'Select another.');
	};
	node.parameters = { filters: { group: 'x' } };
	const { catalogue } = node;
	const filters = [{ field: { name: 'group' }, toTest }] as unknown as typeof catalogue.filters;
	expect(check({ catalogue: { ...catalogue, filters } })).toBe('No such group. Select another.');
});

it('wants a secret, unless signatures are not checked', () => {
	node.credentials = { secret: '' };
	expect(check()).toBe(
		'The credential has no Secret, so there is no way to tell whether a webhook is authentic. Fill in the Secret.',
	);
	node.parameters = { signatureCheck: false };
	expect(check()).toBeUndefined();
});

it('wants what the level needs, and names all that is missing', () => {
	node.level.needs = { appId: 'App ID' };
	expect(check()).toBe(
		'App ID is missing in the credential: Register Webhook → Number needs it. Open the credential and fill in App ID.',
	);
	node.level.needs = { appId: 'App ID', appSecret: 'App Secret', secret: 'Secret' };
	node.credentials = { secret: 's1', appId: ' ' };
	expect(check()).toBe(
		'App ID and App Secret are missing in the credential: Register Webhook → Number needs them. Open the credential and fill in App ID and App Secret.',
	);
	node.credentials = { secret: 's1', appId: '1', appSecret: '2' };
	expect(check()).toBeUndefined();
});

it('wants a webhook ID where the address has a secret in it', () => {
	node.node = { id: 'n', name: 'Trigger' };
	expect(check()).toBeUndefined();
	const webhooks = { ...node.webhooks, hasSecretInAddress: true } as const;
	expect(check({ webhooks })).toMatch(
		/^n8n has not given this trigger a webhook ID, .*\. Delete the trigger, add it again, and save/,
	);
	node.node = { ...node.node, webhookId: 'w1' };
	expect(check({ webhooks })).toBeUndefined();
});

it('wants an address that can be called from outside, unless the provider is inside', () => {
	const address = 'http://localhost:5678/webhook/w1/webhook';
	expect(check({ address })).toMatch(/only this machine can reach/);
	expect(check({ address, webhooks: { ...node.webhooks, mustBePublic: () => false } })).toBe(
		undefined,
	);
});

it('wants an address that is as short as the level demands', () => {
	node.level.longestAddress = ownAddress.length;
	expect(check()).toBeUndefined();
	node.level.longestAddress = ownAddress.length - 1;
	expect(check()).toMatch(/accepts no more than/);
});

it('wants for manual registration what the user will have to enter, and nothing else', () => {
	node.level.needs = { appId: 'App ID' };
	const manual = { level: undefined, address: '' };
	expect(check(manual)).toBe(
		'Verify Token is missing in the credential: you enter it where you register the callback manually. Open the credential and fill in Verify Token.',
	);
	node.credentials = { ...node.credentials, verify: 'mine' };
	expect(check(manual)).toBeUndefined();
});
