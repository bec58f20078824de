import { runAction, type Json } from './actionWorkflow';
import { enterSuite, type Suite } from './suite';
import { listenFor, type Listening } from './triggerWorkflow';
import { waitFor } from './waitFor';

const ana = { waId: '14155550101', name: 'Ana' };
const ben = { waId: '14155550102', name: 'Ben' };
const events = [
	'joinRequest.created', 'joinRequest.revoked', 'participant.joined', 'participant.left', 'participant.removed',
	'message.received', 'group.created', 'group.deleted',
];

describe('the trigger in a real n8n', () => {
	let suite: Suite;
	let listening: Listening;
	let groupId: string;

	beforeAll(async () => {
		suite = await enterSuite();
		listening = await listenFor(suite, events);
	});

	afterAll(async () => await listening.stop());

	beforeEach(async () => {
		groupId = (await suite.control.createGroup({ subject: 'Order 4711', joinApprovalMode: 'approval_required', participants: [ana] })).groupId;
	});

	async function hears(expected: Json): Promise<void> {
		await waitFor(
			async () => (await listening.heard()).some((heard) => isLike(heard, expected)),
			{ what: `the trigger gave ${JSON.stringify(expected)}`, timeoutMs: 15_000 },
		);
	}

	it('starts a workflow when somebody asks to join', async () => {
		await suite.control.person('open-invite', { groupId, ...ben });
		await hears({ event: 'joinRequest.created', groupId, phoneNumberId: '106540352242922' });
	});

	it('starts a workflow when somebody no longer wants to join', async () => {
		await suite.control.person('open-invite', { groupId, ...ben });
		await suite.control.person('cancel-join-request', { groupId, waId: ben.waId });
		await hears({ event: 'joinRequest.revoked', groupId });
	});

	it('starts a workflow when somebody joins by the link', async () => {
		const open = await suite.control.createGroup({ subject: 'Open to all', joinApprovalMode: 'auto_approve' });
		await suite.control.person('open-invite', { groupId: open.groupId, ...ben });
		await hears({ event: 'participant.joined', groupId: open.groupId, joinedVia: 'inviteLink' });
	});

	it('starts a workflow when somebody leaves', async () => {
		await suite.control.person('leave', { groupId, waId: ana.waId });
		await hears({ event: 'participant.left', groupId });
	});

	it('starts a workflow when the business removed somebody', async () => {
		await suite.control.graph('DELETE', `/${groupId}/participants`, { messaging_product: 'whatsapp', participants: [{ user: `+${ana.waId}` }] });
		await hears({ event: 'participant.removed', groupId });
	});

	it('starts a workflow when somebody writes', async () => {
		await suite.control.person('write', { groupId, waId: ana.waId, text: 'متى يصل الطلب؟ 🚚' });
		await hears({ event: 'message.received', groupId, chatInput: 'متى يصل الطلب؟ 🚚' });
	});

	it('starts a workflow when a group was created or deleted', async () => {
		await runAction(suite, { resource: 'group', operation: 'create', parameters: { subject: 'Order 4714', joinApprovalMode: 'auto_approve', additionalFields: {} } });
		await hears({ event: 'group.created', subject: 'Order 4714' });
		await runAction(suite, { resource: 'group', operation: 'delete', parameters: { groupId: { __rl: true, mode: 'id', value: groupId } } });
		await hears({ event: 'group.deleted', groupId });
	});

	it.each(['wrong', 'none'])('answers 401 to a webhook with the signature "%s" and starts nothing', async (signature) => {
		const before = await settledCount(listening);
		const body = { object: 'whatsapp_business_account', entry: [] };
		const { deliveries } = await suite.control.post<{ deliveries: Array<{ id: number }> }>('/webhooks/send', { body, signature, field: 'group_participants_update' });
		const answered = await waitFor(async () => await suite.control.firstAnswer(deliveries[0]?.id ?? 0), { what: 'n8n answered the webhook', timeoutMs: 15_000 });
		expect(answered).toBe(401);
		expect(await settledCount(listening)).toBe(before);
	});
});

function isLike(heard: Json, expected: Json): boolean {
	return Object.entries(expected).every(([name, value]) => heard[name] === value);
}

/** The number of executions, once no more are being added. */
async function settledCount({ executionCount }: Listening): Promise<number> {
	let last = -1;
	return await waitFor(
		async () => {
			const count = await executionCount();
			const isSettled = count === last;
			last = count;
			return isSettled && { count };
		},
		{ what: 'the executions came to rest', timeoutMs: 10_000 },
	).then(({ count }) => count);
}
