import { randomUUID } from 'node:crypto';
import { actionWorkflow, runWorkflow } from './actionWorkflow';
import { testedGateways } from './gateways';
import { ana, ben, group, groupAskedByBen } from './operations/operationCase';
import { enterSuite, type Suite } from './suite';
import { errorsOf, runTolerantly } from './tolerantRun';

/** Values that took a message, a group or a description with them before fields read them. */
let suite: Suite;
beforeAll(async () => {
	suite = await enterSuite();
});

describe('in a real n8n', () => {
	it('only a mode that is a choice decides about those who asked to join', async () => {
		const [given = {}] = await groupAskedByBen(suite.control);
		const groupId = String(given['groupId']);
		const eve = { waId: '14155550103', name: 'Eve' };
		await suite.control.person('open-invite', { groupId, ...eve });
		const items = await runTolerantly(
			suite,
			{
				resource: 'joinRequest',
				operation: 'approve',
				parameters: {
					groupId: group,
					joinRequests: '={{ $json.mode }}',
					joinRequestIds: '={{ $json.joinRequestId }}',
					// n8n publishes no workflow in which a field is empty that an expression may bring up.
					pickedJoinRequests: '={{ $json.joinRequestId }}',
				},
			},
			[
				{ ...given, mode: 'Everybody' },
				given,
				{ ...given, mode: null },
				{ ...given, mode: 'by ID ' },
			],
		);
		expect(errorsOf(items)).toEqual([
			expect.stringContaining('must be one of these: All Pending, By ID'),
			'Join Requests is empty',
			'Join Requests is empty',
			undefined,
		]);
		const { participants, joinRequests } = await suite.control.group(groupId);
		expect(participants.map(({ name }) => name)).toEqual(['Ana', 'Ben']);
		expect(joinRequests).toMatchObject([{ waId: eve.waId }]);
	});

	it.each([
		['in lines', (base64: string) => base64.replace(/(.{76})/g, '$1\n')],
		['as a data URI', (base64: string) => `data:image/png;base64,${base64}`],
	])('a file that a Code node hands over %s goes up whole', async (_how, toData) => {
		const path = randomUUID();
		const upload = { resource: 'media', operation: 'upload', parameters: {} };
		const workflow = actionWorkflow(upload, path, suite.credential);
		const data = toData(Buffer.alloc(3000, 7).toString('base64'));
		const file = { mimeType: 'image/png', fileName: 'a.png', data };
		const code = {
			name: 'Code',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			position: [440, 0] as [number, number],
			parameters: {
				jsCode: `return [{ json: {}, binary: { data: ${JSON.stringify(file)} } }];`,
			},
		};
		const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
		const { status, items } = await runWorkflow(
			suite,
			{
				workflow: {
					...workflow,
					nodes: [...workflow.nodes, code],
					connections: { ...workflow.connections, Items: to('Code'), Code: to('Action') },
				},
				path,
			},
			[{}],
		);
		expect({ status, items }).toMatchObject({
			status: 200,
			items: [{ mimeType: 'image/png', fileSize: 3000 }],
		});
	});

	it('"FALSE" does not send again what may have been sent', async () => {
		const { groupId } = await suite.control.createOpenGroup({
			subject: 'Order',
			participants: [ana],
		});
		await suite.control.post('/faults', {
			kind: 'cut-after',
			count: 1,
			match: { method: 'POST', path: '/messages' },
		});
		const items = await runTolerantly(
			suite,
			{
				resource: 'message',
				operation: 'sendText',
				parameters: {
					groupId: group,
					text: 'only once',
					options: { retriesUnknown: '={{ $json.again }}' },
				},
			},
			[{ groupId, again: 'FALSE' }],
		);
		expect(errorsOf(items)).toEqual([expect.stringContaining('WhatsApp did not answer')]);
		expect(await suite.control.sentTo(groupId)).toHaveLength(1);
	});

	it('two spellings of a group of 1msg get one message', async () => {
		const gateway = testedGateways.find(({ value }) => value === 'oneMsg');
		if (gateway === undefined) throw new Error('1msg is gone');
		const credential = await suite.client.createCredential(gateway.credential(suite.control.url));
		const { groupId } = await suite.control.createOpenGroup({
			subject: 'Order',
			participants: [ana],
		});
		const plain = gateway.toGiven({ groupId })['groupId'];
		const items = await runTolerantly(
			{ ...suite, credential },
			{
				resource: 'message',
				operation: 'sendText',
				parameters: {
					provider: gateway.value,
					sendTo: 'groups',
					groupIds: '={{ $json.groupIds }}',
					text: 'once',
					options: {},
				},
			},
			[{ groupIds: `${String(plain)}, ${String(plain)}@g.us` }],
		);
		expect(items).toMatchObject([{ groupId: plain }]);
		expect(await suite.control.sentTo(groupId)).toHaveLength(1);
	});

	it('an empty page is not the end of a list while another one follows', async () => {
		const [given = {}] = await groupAskedByBen(suite.control);
		const after = Buffer.from('cursor:0:9999999999').toString('base64');
		const paging = { cursors: { after }, next: `${suite.control.url}/next` };
		await suite.control.post('/faults', {
			kind: 'http',
			httpStatus: 200,
			count: 1,
			body: JSON.stringify({ data: [], paging }),
			match: { method: 'GET', path: '/join_requests' },
		});
		const items = await runTolerantly(
			suite,
			{
				resource: 'joinRequest',
				operation: 'approve',
				parameters: { groupId: group, joinRequests: 'allPending' },
			},
			[given],
		);
		expect(items).toMatchObject([{ joinRequestId: given['joinRequestId'], status: 'approved' }]);
		const { participants } = await suite.control.group(String(given['groupId']));
		expect(participants.map(({ name }) => name)).toEqual(['Ana', ben.name]);
	});
});
