import type { CallbackState } from '../../../nodes/WhatsAppGroups/core/registration/callbackState';
import { chooseBehind } from '../../../nodes/WhatsAppGroups/core/registration/otherCallback';
import type { Registration } from '../../../nodes/WhatsAppGroups/core/registration/registration';
import { InputRefusal } from '../../../nodes/WhatsAppGroups/errors/inputRefusal';
import { answersWith, crm, FakeNode, inChain, kept, ownAddress, testAddress } from './fakeNode';

const neighbour = 'https://n8n.example/webhook/w2/webhook';
const theirs = { fields: ['messages'], headers: { 'x-crm': '1' } };

let node: FakeNode;
beforeEach(() => {
	node = new FakeNode();
	node.answer = answersWith('own token');
});

async function choose(
	state?: Partial<CallbackState>,
	changes: Partial<Registration> = {},
): Promise<unknown> {
	const registered = await node.level.read();
	try {
		return await chooseBehind(node.registration(changes), node.level, {
			registered,
			state: state as CallbackState | undefined,
		});
	} catch (failure) {
		expect(failure).toBeInstanceOf(InputRefusal);
		const { message, remedy } = failure as InputRefusal;
		return `${message}. ${remedy}`;
	}
}

it('nobody stands behind where nobody was', async () => {
	expect(await choose()).toEqual({});
	node.level.callback = { address: ownAddress };
	expect(await choose()).toEqual({});
});

describe('a callback at a stronger level', () => {
	it('keeps ours away', async () => {
		node.level.stronger = [
			{ address: ownAddress, where: 'at home' },
			{ address: crm, where: 'for the number' },
		];
		expect(await choose()).toBe(
			`The events go to ${crm}, which is set for the number and overrides Register Webhook → Number. Choose Phone Number in Register Webhook, or remove the other callback first.`,
		);
	});

	it('may be our own', async () => {
		node.level.stronger = [{ address: testAddress, where: 'for the number' }];
		expect(await choose()).toEqual({});
	});
});

describe('a callback of somebody else', () => {
	const keptCrm = {
		address: kept(crm),
		fields: theirs.fields,
		encryptedHeaders: expect.any(String) as string,
	};

	const asked = (rule: string | undefined) => {
		node.level.callback = { address: crm, ...theirs };
		node.parameters = { ifOtherCallback: rule };
	};

	it('stops ours, unless the panel says otherwise', async () => {
		asked(undefined);
		expect(await choose()).toBe(
			`The events of this number already go to another callback: ${crm}. Nothing was changed. Choose Share in "If Another Callback Is Set" so that both receive every event, or Replace to take the events away from it.`,
		);
	});

	it.each([
		['this', neighbour],
		['another', 'https://elsewhere.example/n8n/webhook/w2/webhook'],
	])('is named by its workflow where it is one of ours in %s n8n', async (which, address) => {
		node.level.callback = { address };
		node.answer = inChain(true, address, 'Gatekeeper');
		expect(await choose()).toContain(
			`, which is the workflow "Gatekeeper" of ${which} n8n. Nothing was changed. Choose Share`,
		);
	});

	it.each([neighbour, 'https://n8n.example/webhook/crm', 'https://n8n.example/webhook-test/a/b'])(
		'is said to be of this n8n where it does not tell its name: %s',
		async (address) => {
			node.level.callback = { address };
			node.answer = () => ({ statusCode: 401 });
			expect(await choose()).toContain(', which is another workflow of this n8n. Nothing');
		},
	);

	it.each([crm, 'https://n8n.example/crm/webhook', 'https://other.example/webhook/w2/webhook'])(
		'is no more than an address otherwise: %s',
		async (address) => {
			node.level.callback = { address };
			node.answer = () => ({ statusCode: 404 });
			expect(await choose()).not.toContain('which is');
		},
	);

	it('is sent nothing where it is none of ours', async () => {
		asked(undefined);
		await choose();
		expect(node.asked).toEqual([]);
	});

	it('is replaced, and comes back later as it was', async () => {
		asked('replace');
		expect(await choose()).toEqual({ previous: keptCrm });
		node.level.callback = { address: crm };
		expect(await choose()).toStrictEqual({ previous: { address: kept(crm) } });
		expect(node.asked).toEqual([]);
	});

	it('shares, if it answers the check that it will get later', async () => {
		asked('share');
		expect(await choose()).toEqual({ previous: keptCrm, next: kept(crm) });
		node.answer = () => ({ statusCode: 404 });
		expect(await choose()).toMatch(/does not respond/);
	});

	it('shares from a weaker level without any check: nothing there is changed', async () => {
		node.parameters = { ifOtherCallback: 'share' };
		node.level.weaker = { address: crm, where: 'in the app' };
		expect(await choose()).toEqual({ previous: undefined, next: kept(crm) });
		expect(node.asked).toEqual([]);
	});

	it('is named with the weaker level that it is at', async () => {
		node.level.weaker = { address: crm, where: 'in the app' };
		expect(await choose()).toContain(`${crm} (set in the app). Nothing`);
	});
});

describe('a test run', () => {
	const inTest = { isTest: true, address: testAddress };

	it.each([
		['shares with production, whatever the rule says', 'stop', ownAddress],
		['shares with another trigger of the same n8n', 'stop', neighbour],
		['never replaces', 'replace', crm],
		['shares with a stranger where the rule says so', 'share', crm],
	])('%s', async (_what, ifOtherCallback, address) => {
		node.parameters = { ifOtherCallback };
		node.level.callback = { address };
		expect(await choose(undefined, inTest)).toEqual({
			previous: { address: kept(address) },
			next: kept(address),
		});
	});

	it('stops at a stranger where the rule says so', async () => {
		node.level.callback = { address: crm };
		expect(await choose(undefined, inTest)).toMatch(/already go to another callback/);
	});
});

describe('our own callback', () => {
	const behind = { previous: { address: crm }, next: crm };
	const keptBehind = { previous: { address: kept(crm) }, next: kept(crm) };

	it('keeps who is behind it', async () => {
		node.level.callback = { address: ownAddress };
		expect(await choose({ address: ownAddress, ...behind })).toEqual(keptBehind);
	});

	it('may have had another address before', async () => {
		node.level.callback = { address: neighbour };
		expect(await choose({ address: neighbour, ...behind })).toEqual(keptBehind);
	});

	it('counts as nobody else where a crash has left that of a test run', async () => {
		node.level.callback = { address: testAddress };
		node.answer = inChain(false);
		expect(await choose()).toEqual({});
		expect(node.asked).toMatchObject([{ method: 'POST', url: testAddress }]);
	});

	it('shares with a test run that is still there', async () => {
		node.level.callback = { address: testAddress };
		node.answer = (options) =>
			options.method === 'POST' ? inChain(true)(options) : answersWith('own token')(options);
		expect(await choose()).toEqual({
			previous: { address: kept(testAddress) },
			next: kept(testAddress),
		});
	});
});
