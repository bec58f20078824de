import { byId, type Json } from './actionWorkflow';
import { ana, ben } from './operations/operationCase';
import { enterSuite, type Suite } from './suite';
import { errorsOf, runTolerantly } from './tolerantRun';

let suite: Suite;
beforeAll(async () => {
	suite = await enterSuite();
});

describe('a sheet, in which everything is a text,', () => {
	const cell = (name: string) => `={{ $json[${JSON.stringify(name)}] }}`;
	const requestsOf = async (method: string, path: string) =>
		(await suite.control.requests({ method, path })).map(({ body }) => body as Json);
	const newGroup = async (more: Json = {}) =>
		(await suite.control.createGroup({ subject: 'Order', participants: [ana], ...more })).groupId;

	it('is understood by Group Update, which leaves alone what has no cell', async () => {
		const groupId = await newGroup();
		const items = await runTolerantly(
			suite,
			{
				resource: 'group',
				operation: 'update',
				parameters: {
					groupId: byId(cell('Group')),
					changes: { subject: cell('Name'), description: cell('About') },
				},
			},
			[
				{ Group: `\n ${groupId} `, About: 'About the order' },
				{ Group: groupId, Name: '4711' },
				{ Group: JSON.stringify([{ groupId }]), Name: '4712', About: null },
				{ Group: groupId, Name: '4713', About: { text: 'x' } },
				{ Group: 'Order 4711', Name: '4714' },
			],
		);
		expect(errorsOf(items)).toEqual([
			undefined,
			undefined,
			undefined,
			expect.stringContaining('Description is an object ({"text":"x"})'),
			expect.stringContaining('Group is "Order 4711"'),
		]);
		expect(await requestsOf('POST', `/${groupId}`)).toEqual(
			[{ description: 'About the order' }, { subject: '4711' }, { subject: '4712' }].map(
				(body) => ({
					messaging_product: 'whatsapp',
					...body,
				}),
			),
		);
	});

	it('is understood by Send Template', async () => {
		const [first, second] = [await newGroup(), await newGroup()];
		const row = {
			To: 'one group',
			Group: ` ${first}\r\n`,
			Template: 'Group_Viewing_Reminder ',
			Language: 'en-us',
			Day: 'Saturday',
			Street: ' 12 ',
			Again: 'TRUE',
			Pin: ' 7 ',
		};
		const items = await runTolerantly(
			suite,
			{
				resource: 'message',
				operation: 'sendTemplate',
				parameters: {
					sendTo: cell('To'),
					groupId: byId(cell('Group')),
					groupIds: cell('Groups'),
					templateName: { __rl: true, mode: 'name', value: cell('Template') },
					languageCode: { __rl: true, mode: 'code', value: cell('Language') },
					variables: {
						mappingMode: 'defineBelow',
						value: { body_1: cell('Day'), body_2: cell('Street') },
						schema: [],
						matchingColumns: [],
					},
					options: { pinForDays: cell('Pin'), retriesUnknown: cell('Again') },
				},
			},
			[
				row,
				{ ...row, To: 'Several Groups', Groups: `${first}, ${second};${first}`, Pin: '' },
				{
					...row,
					To: 'groups',
					Groups: JSON.stringify([first, ` ${second}`]),
					Again: 'no',
					Pin: null,
				},
				{ ...row, To: 'everybody' },
				{ ...row, Pin: '7 days' },
				{ ...row, Again: 'perhaps' },
			],
		);
		expect(errorsOf(items)).toEqual([
			...Array<undefined>(5).fill(undefined),
			expect.stringContaining('must be one of these: One Group, Several Groups'),
			expect.stringMatching(/^Pin for Days is "7 days", .*must be a whole number/),
			expect.stringMatching(/is "perhaps", .*must be true or false/),
		]);
		expect(items.slice(0, 5)).toMatchObject(
			[first, first, second, first, second].map((groupId) => ({ groupId })),
		);
		const { messages, pinned } = await suite.control.group(first);
		expect(messages).toHaveLength(3);
		expect(pinned).toHaveLength(1);
		expect((await suite.control.group(second)).messages).toHaveLength(2);
	});

	it('is understood by Approve', async () => {
		const groupId = await newGroup({ joinApprovalMode: 'approval_required', participants: [] });
		const ask = async (person: { waId: string; name: string }) =>
			((await suite.control.person('open-invite', { groupId, ...person })) as Json)[
				'joinRequestId'
			] as string;
		const asked = [await ask(ana), await ask(ben), await ask({ waId: '14155550103', name: 'Eve' })];
		const [first = '', second = '', third = ''] = asked;
		const items = await runTolerantly(
			suite,
			{
				resource: 'joinRequest',
				operation: 'approve',
				parameters: {
					groupId: byId(cell('Group')),
					joinRequests: cell('Which'),
					joinRequestIds: cell('Requests'),
					pickedJoinRequests: cell('Requests'),
				},
			},
			[
				{ Group: groupId, Which: 'By ID', Requests: `${first}; ${first}\n` },
				{ Group: ` ${groupId}`, Which: 'selected ', Requests: JSON.stringify([{ id: second }]) },
				{ Group: groupId, Which: 'yes', Requests: third },
			],
		);
		expect(errorsOf(items)).toEqual([
			undefined,
			undefined,
			expect.stringContaining('Join Requests is "yes"'),
		]);
		expect((await suite.control.group(groupId)).joinRequests).toMatchObject([
			{ joinRequestId: third },
		]);
	});

	it('is understood by Invite Link Send', async () => {
		const groupId = await newGroup({ participants: [] });
		const row = { Group: groupId, Name: 'Sheena', Position: ' 2 ' };
		const items = await runTolerantly(
			suite,
			{
				resource: 'inviteLink',
				operation: 'send',
				parameters: {
					groupId: byId(cell('Group')),
					people: cell('Phone'),
					templateName: { __rl: true, mode: 'name', value: 'group_invite_link_1' },
					languageCode: { __rl: true, mode: 'code', value: 'en' },
					bodyParameters: { parameter: [{ text: cell('Name') }] },
					options: { linkPosition: cell('Position') },
				},
			},
			[
				{ ...row, Phone: '+1 (650) 555-1234\u200b' },
				{ ...row, Phone: '["16505551235", "+1 650 555 1235"]' },
				{ ...row, Phone: '16505551236', Name: '' },
				{ ...row, Phone: '0170 1234567' },
			],
		);
		expect(items.map(({ to }) => to)).toEqual([
			'+16505551234',
			'+16505551235',
			undefined,
			undefined,
		]);
		expect(errorsOf(items)).toEqual([
			undefined,
			undefined,
			expect.stringContaining('is empty'),
			expect.stringContaining('0170 1234567'),
		]);
	});
});
