import { randomUUID } from 'node:crypto';
import { actionWorkflow, byId, runWorkflow } from './actionWorkflow';
import { withErrorOutput } from './errorOutput';
import { makeGroups } from './namedGroups';
import { enterSuite } from './suite';

it('leads failed items to the error output, with their input and what to branch on, and the others to the first', async () => {
	const suite = await enterSuite();
	const { groupId } = await suite.control.createOpenGroup({ subject: 'Order 4711' });
	const path = randomUUID();
	const parameters = {
		groupId: byId('={{ $json.group }}'),
		text: '={{ $json.text }}',
		options: {},
	};
	const workflow = withErrorOutput(
		actionWorkflow(
			{ resource: 'message', operation: 'sendText', parameters },
			path,
			suite.credential,
		),
	);
	const items = [
		{ group: groupId, text: 'one' },
		{ group: 'Y2FwaV9ncm91cDox', text: 'two' },
		{ group: groupId, text: 'three' },
	];
	const { status, workflowId } = await runWorkflow(suite, { workflow, path }, items);
	expect(status).toBe(200);
	const [execution] = await suite.client.executions(workflowId);
	const id = execution?.id ?? '';
	expect(await suite.client.outputOf(id, 'Sent')).toMatchObject([{ groupId }, { groupId }]);
	expect(await suite.client.outputOf(id, 'Failed')).toMatchObject([
		{ text: 'two', error: { code: 131041, item: 1, retry: 'never' } },
	]);
});

it('leads groups of All Groups that failed to the error output, and none that was left out', async () => {
	const suite = await enterSuite();
	const name = randomUUID();
	const [open = ''] = await makeGroups(suite, name, 1);
	const quiet = { subject: `${name} quiet`, participants: 2 };
	const { groupId: closed } = await suite.control.createGroup(quiet);
	const { groupId: empty } = await suite.control.createGroup({ subject: `${name} empty` });
	const path = randomUUID();
	const action = {
		resource: 'message',
		operation: 'sendText',
		parameters: { sendTo: 'all', groupFilters: { subjectContains: name }, text: 'Hello' },
	};
	const workflow = withErrorOutput(actionWorkflow(action, path, suite.credential));
	const { workflowId } = await runWorkflow(suite, { workflow, path }, [{}]);
	const [execution] = await suite.client.executions(workflowId);
	const outputOf = async (node: string) => await suite.client.outputOf(execution?.id ?? '', node);
	expect(await outputOf('Sent')).toMatchObject([
		{ groupId: empty, skipped: true },
		{ groupId: open, messageStatus: 'accepted' },
	]);
	expect(await outputOf('Failed')).toMatchObject([{ error: { code: 131047, groupId: closed } }]);
});
