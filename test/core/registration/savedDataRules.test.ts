import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { openSavedData, ownerOf } from '../../../nodes/WhatsAppGroups/core/registration/savedData';
import { FakeNode, ownAddress } from './fakeNode';

let node: FakeNode;
/** What an earlier version saved under the name of the node. */
let underName: IDataObject;
beforeEach(() => {
	node = new FakeNode();
	underName = {};
});

function contextOf(id: string | undefined = 'w', instance = 'instance'): IHookFunctions {
	return Object.assign(node.context, {
		getWorkflow: () => ({ id }),
		getInstanceId: () => instance,
		getWorkflowStaticData: (type: string) =>
			({ global: node.staticData, node: underName })[type] ?? {},
	});
}

describe('the owner of what is saved', () => {
	it('is written the same for good', () => {
		expect(ownerOf(contextOf())).toBe('23852e25a3c3814d');
		expect(ownerOf(Object.assign(contextOf(), { getWorkflow: () => ({}) }))).toBe(
			'1b07c7ec14448203',
		);
	});

	it('is another one for a copy in this n8n or another', () => {
		const owners = [contextOf(), contextOf('w2'), contextOf('w', 'another')].map(ownerOf);
		expect(new Set(owners).size).toBe(3);
	});
});

describe('what is saved for a trigger', () => {
	it('lies under the ID of the node', () => {
		openSavedData(contextOf()).seen = 'a';
		expect(node.staticData).toEqual({ 'trigger/n/seen': 'a' });
		expect(openSavedData(contextOf()).seen).toBe('a');
		node.node = { id: 'another' };
		expect(openSavedData(contextOf()).seen).toBeUndefined();
	});

	it('is read under the name until it is written, and kept under the ID alone then', () => {
		underName = { seen: 'old', other: 'o' };
		const saved = openSavedData(contextOf());
		expect(saved.seen).toBe('old');
		saved.seen = 'new';
		expect([saved.seen, node.staticData, underName]).toEqual([
			'new',
			{ 'trigger/n/seen': 'new' },
			{ other: 'o' },
		]);
	});

	it('is gone under both when it is forgotten', () => {
		underName = { seen: 'old' };
		node.staticData = { 'trigger/n/seen': 'new', 'trigger/m/seen': 'm' };
		delete openSavedData(contextOf()).seen;
		expect([node.staticData, underName]).toEqual([{ 'trigger/m/seen': 'm' }, {}]);
	});
});

describe('a callback that came with a copy of the workflow', () => {
	const read = (entry: string, value: IDataObject) => {
		node.staticData = { [`trigger/n/${entry}`]: value };
		return openSavedData(contextOf())[entry];
	};
	const elsewhere = { owner: 'another', address: 'https://other.example/hook' };

	it('is none of ours', () => expect(read('callback', elsewhere)).toBeUndefined());

	it.each([
		['has no owner, as earlier versions saved it', { address: elsewhere.address }],
		['has us as its owner', { ...elsewhere, owner: '23852e25a3c3814d' }],
		['has our address', { ...elsewhere, address: ownAddress }],
	])('is ours when it %s', (_what, callback) => {
		expect(read('callback', callback)).toEqual(callback);
	});

	it('is the only thing that is told apart', () => {
		expect(read('seen', elsewhere)).toEqual(elsewhere);
	});
});
