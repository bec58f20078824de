import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byName, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { messagesIn, openGroups } from '../../support/openGroups';

const send = { resource: 'message', operation: 'sendText', sendTo: 'all', text: 'Hello' };

let host: EmulatorHost;
beforeAll(async () => {
	host = await startEmulatorHost({ settings: { messagesPerSecond: 0 } });
});
beforeEach(async () => void (await host.emulator.control('POST', '/reset')));
afterAll(async () => await host.close());

const lists = async () =>
	(await host.requests()).filter(
		({ method, path }) => method === 'GET' && path.endsWith('/groups'),
	);

it('gives one item per group, with its subject and the input item it belongs to', async () => {
	const groupIds = await openGroups(host, 'One', 'Two', 'Three');
	const { items } = await host.run(
		{ ...send, text: '={{ $json.text }}' },
		{ items: [{ json: { text: 'First' } }, { json: { text: 'Second' } }] },
	);
	expect(
		items.map(({ json, pairedItem }) => [json.groupId, json.groupSubject, pairedItem]),
	).toEqual(
		[0, 1].flatMap((item) =>
			['Three', 'Two', 'One'].map((subject, index) => [groupIds[index], subject, { item }]),
		),
	);
	expect(items.every(({ json }) => typeof json.messageId === 'string')).toBe(true);
	expect(await messagesIn(host, groupIds)).toEqual([2, 2, 2]);
	expect(await lists()).toHaveLength(1);
});

it('says which groups cannot get the message, and fails for none of them', async () => {
	const [, sleeping = ''] = await openGroups(host, 'Open', 'Suspended', 'Open too');
	await host.emulator.control('POST', '/groups/suspend', { groupId: sleeping });
	const { groupId: empty } = await host.createGroup({ participants: 0, subject: 'Empty' });
	const { items, hints } = await host.run(send);
	expect(items.map(({ json }) => json).filter(({ skipped }) => skipped)).toEqual([
		{
			groupId: empty,
			groupSubject: 'Empty',
			skipped: true,
			reason: 'Nobody is in this group',
		},
		{
			groupId: sleeping,
			groupSubject: 'Suspended',
			skipped: true,
			reason: 'WhatsApp has suspended this group',
		},
	]);
	expect(hints[0]?.message).toMatch(
		/^Sent 2, 0 failed, 2 skipped \(1 × .*; 1 × .*\), in \d+\.\d s$/,
	);
	expect(items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(true);
});

it('still fails where the message is at fault, and says who has it', async () => {
	await openGroups(host, 'One', 'Two');
	await host.createGroup({ subject: 'Quiet for a day' });
	const { groupId: empty } = await host.createGroup({ participants: 0 });
	const outputs = await host.outputs(send, { continueOnFail: true });
	expect(outputs.map(({ error }) => (error as IDataObject | undefined)?.code)).toEqual([
		undefined,
		131047,
		undefined,
		undefined,
	]);
	expect(outputs[0]).toMatchObject({ groupId: empty, skipped: true });
	const { description } = (await host.run(send).catch((error: unknown) => error)) as {
		description: string;
	};
	expect(description).not.toMatch(new RegExp(`Already sent to [^.]*${empty}`));
});

it.each<[unknown, string[]]>([
	[['Order 1 / north'], ['Two', 'Smith, John']],
	['Smith, John', ['Two', 'Order 1 / north']],
	[['two', 'Smith, John'], ['Order 1 / north']],
])(
	'reaches all but those that are given by their subjects as %j',
	async (exceptGroups, reached) => {
		await openGroups(host, 'Order 1 / north', 'Smith, John', 'Two');
		const outputs = await host.outputs({ ...send, groupFilters: { exceptGroups } as never });
		expect(outputs.map(({ groupSubject }) => groupSubject)).toEqual(reached);
	},
);

it('sends nothing and says so where no group passes the filters', async () => {
	await openGroups(host, 'One');
	const filters = { groupFilters: { subjectContains: 'Two' } };
	const { items, hints } = await host.run({ ...send, ...filters });
	expect(items).toEqual([]);
	expect(hints[0]?.message).toContain('None of the 1 active groups passes the filters');
});

it('says once of several items that one of them reaches nobody', async () => {
	await openGroups(host, 'One');
	const filters = { groupFilters: { subjectContains: '={{ $json.part }}' } };
	const items = ['One', 'Two', 'Three'].map((part) => ({ json: { part } }));
	const { items: outputs, hints } = await host.run({ ...send, ...filters }, { items });
	expect(outputs).toHaveLength(1);
	expect(hints.map(({ message }) => message)).toEqual([
		'None of the 1 active groups passes the filters, so nothing was sent for at least one item.',
	]);
});

it('sends to nobody where an expression in a filter finds nothing', async () => {
	const groupIds = await openGroups(host, 'One');
	const filters = { groupFilters: { subjectContains: '={{ $json.nothing }}' } };
	await expect(host.run({ ...send, ...filters })).rejects.toThrow('Subject Contains is empty');
	expect(await messagesIn(host, groupIds)).toEqual([0]);
});

it('reaches 2,500 groups, over all pages of the list', async () => {
	const ids = Array.from({ length: 2_500 }, (_group, number) => `G${number}`);
	let pages = 0;
	const readPage = ({ limit, after: from = 0 }: IDataObject) => {
		pages += 1;
		const end = Number(from) + Number(limit);
		const groups = ids.slice(Number(from), end).map((id) => ({ id }));
		const paging = { cursors: { after: String(end) }, ...(end < ids.length && { next: 'there' }) };
		return { data: { groups }, paging };
	};
	const outputs = await host.outputs(
		{ ...send, options: { messagesPerSecond: 5_000 } },
		{
			answer: ({ method, qs, body }) => ({
				statusCode: 200,
				headers: {},
				body:
					method === 'GET'
						? readPage(qs as IDataObject)
						: { messages: [{ id: `wamid.${(body as { to: string }).to}` }] },
			}),
		},
	);
	expect(outputs.map(({ messageId }) => messageId)).toEqual(ids.map((id) => `wamid.${id}`));
	expect(pages).toBe(3);
});

it.each([
	[
		'sendMedia',
		{ mediaType: 'image', mediaSource: 'link', mediaLink: 'https://example.com/a.png' },
	],
	['sendTemplate', { templateName: byName('hello_group|en') }],
])('%s goes to all groups, too', async (operation, values) => {
	const groupIds = await openGroups(host, 'One', 'Two');
	const outputs = await host.outputs({ ...send, operation, ...values } as INodeParameters);
	expect(outputs.map(({ groupId }) => groupId)).toEqual(groupIds);
	expect(await messagesIn(host, groupIds)).toEqual([1, 1]);
});

it('leaves out a group that was deleted after the list was read, and goes on', async () => {
	const [gone = '', there = ''] = await openGroups(host, 'There', 'Gone');
	const groups = [gone, there].map((id) => ({ id, subject: id }));
	const answer = ({ method, url = '' }: { method?: string; url?: string }) => {
		if (method !== 'GET')
			return { statusCode: 200, headers: {}, body: { messages: [{ id: 'wamid.1' }] } };
		if (url.endsWith('/groups'))
			return { statusCode: 200, headers: {}, body: { data: { groups } } };
		return url.endsWith(gone)
			? { statusCode: 400, headers: {}, body: { error: { code: 100, message: 'Unsupported' } } }
			: { statusCode: 200, headers: {}, body: { id: there, total_participant_count: 3 } };
	};
	const parameters = { ...send, groupFilters: { minParticipants: 2 } };
	expect(await host.outputs(parameters, { answer })).toMatchObject([
		{ groupId: gone, skipped: true, reason: expect.stringContaining('was deleted') },
		{ groupId: there, messageId: 'wamid.1' },
	]);
});
