import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, startEmulatorHost, type EmulatorHost } from '../support/emulatorHost';

/** What people's sheets, forms and other nodes hand over, from the panel to WhatsApp and back. */
let host: EmulatorHost;
beforeAll(async () => {
	host = await startEmulatorHost();
});
afterAll(async () => await host.close());

const nothing = /Nothing was sent/;

async function refusalOf(
	parameters: INodeParameters,
	json: IDataObject,
): Promise<{ message: string; description: string }> {
	const before = (await host.requests()).length;
	const failure: unknown = await host
		.run(parameters, { items: [{ json }] })
		.catch((error: unknown) => error);
	expect(failure).toMatchObject({ description: expect.stringMatching(nothing) });
	expect((await host.requests()).length).toBe(before);
	return failure as { message: string; description: string };
}

describe('which join requests', () => {
	const twoOpen = async () => {
		const { groupId } = await host.createGroup({
			joinApprovalMode: 'approval_required',
			participants: 0,
		});
		const ana = await host.openInvite(groupId, '16505551234', 'Ana');
		const eve = await host.openInvite(groupId, '16505551235', 'Eve');
		return { groupId, ana: ana.joinRequestId, eve: eve.joinRequestId };
	};
	const parameters = (operation: string, groupId: string): INodeParameters => ({
		resource: 'joinRequest',
		operation,
		groupId: byId(groupId),
		joinRequests: '={{ $json.mode }}',
		joinRequestIds: '={{ $json.id }}',
		pickedJoinRequests: '={{ $json.id }}',
	});

	it.each(['By ID', ' by id ', 'selected', 'SELECTED', 'From List'])(
		'"%s" is about the one with the ID',
		async (mode) => {
			const { groupId, ana } = await twoOpen();
			const outputs = await host.outputs(parameters('approve', groupId), {
				items: [{ json: { mode, id: ana } }],
			});
			expect(outputs).toEqual([{ groupId, joinRequestId: ana, status: 'approved' }]);
		},
	);

	it.each([
		['Everybody', 'Join Requests is "Everybody", but it must be one of these: All Pending, By ID'],
		[true, 'Join Requests is true'],
		['', 'Join Requests is empty'],
		[null, 'Join Requests is empty'],
		[undefined, 'Join Requests is empty'],
		[{ mode: 'By ID' }, 'Join Requests is an object ({"mode":"By ID"})'],
	])('%j lets nobody in', async (mode, message) => {
		const { groupId, ana } = await twoOpen();
		for (const operation of ['approve', 'reject']) {
			const refusal = await refusalOf(parameters(operation, groupId), {
				mode,
				id: ana,
			} as IDataObject);
			expect(refusal.message).toContain(message);
		}
		expect((await host.seeGroup(groupId)).joinRequests).toHaveLength(2);
	});
});

it.each([[undefined], [null], [''], ['everyone'], [0]])(
	'a group is not made when it is %j who can join',
	async (mode) => {
		const { message } = await refusalOf(
			{
				resource: 'group',
				operation: 'create',
				subject: 'Deal',
				joinApprovalMode: '={{ $json.mode }}',
				waitForResult: false,
			},
			{ mode } as IDataObject,
		);
		expect(message).toMatch(/^Who Can Join is /);
	},
);

describe('an update', () => {
	const update = async (changes: IDataObject, json: IDataObject) => {
		const { groupId } = await host.createGroup();
		const set = { resource: 'group', operation: 'update', groupId: byId(groupId) };
		await host.run({ ...set, changes: { description: 'About the deal' } });
		const outputs = host.outputs({ ...set, changes } as INodeParameters, { items: [{ json }] });
		await outputs.catch(() => undefined);
		const bodies = (await host.requests())
			.filter(({ method, path }) => method === 'POST' && path.endsWith(`/${groupId}`))
			.map(({ body }) => body);
		return { outputs, bodies: bodies.slice(1) };
	};
	const both = { subject: '={{ $json.subject }}', description: '={{ $json.description }}' };

	it.each([
		[{ subject: 'New' }, { subject: 'New' }],
		[{ subject: 'New', description: null }, { subject: 'New' }],
		[
			{ subject: 'New', description: '' },
			{ subject: 'New', description: '' },
		],
		[{ description: 'Text' }, { description: 'Text' }],
		[
			{ subject: 4711, description: true },
			{ subject: '4711', description: 'true' },
		],
	])('of %j changes that alone', async (json, body) => {
		const { bodies } = await update(both, json);
		expect(bodies).toEqual([{ messaging_product: 'whatsapp', ...body }]);
	});

	it('of nothing is refused, and so are objects', async () => {
		await expect((await update(both, {})).outputs).rejects.toThrow('Nothing to update');
		const { outputs, bodies } = await update(both, { subject: 'A', description: { a: 1 } });
		await expect(outputs).rejects.toThrow(
			'Description is an object ({"a":1}), but it must be text',
		);
		expect(bodies).toEqual([]);
	});
});

describe('"send again when no answer came"', () => {
	const sendWith = async (given: unknown) => {
		const { groupId } = await host.createOpenGroup();
		await host.emulator.control('POST', '/faults', {
			kind: 'cut-after',
			count: 1,
			match: { method: 'POST' },
		});
		await host
			.run(
				{
					resource: 'message',
					operation: 'sendText',
					groupId: byId(groupId),
					text: 'only once',
					options: { retriesUnknown: '={{ $json.r }}' },
				},
				{ items: [{ json: { r: given } as IDataObject }] },
			)
			.catch(() => undefined);
		return (await host.sentTo(groupId)).length;
	};

	it.each([['FALSE'], [' no '], ['off'], ['0'], [0], [null], [undefined], ['']])(
		'is off with %j',
		async (given) => {
			expect(await sendWith(given)).toBe(1);
		},
	);
});
