import axios from 'axios';
import { runAction, type Json } from './actionWorkflow';
import { eventually } from './eventually';
import { isOffered, testedGateways } from './gateways';
import { operationCases } from './operations';
import { groupWithAna } from './operations/operationCase';
import { enterSuite, type Suite } from './suite';
import { listenFor } from './triggerWorkflow';

describe.each(testedGateways)('a workflow of a real n8n through $name', (gateway) => {
	let suite: Suite;
	const offered = operationCases.filter((one) => isOffered(gateway, one));
	const others = operationCases.filter((one) => !isOffered(gateway, one));
	const parametersOf = ({
		resource,
		operation,
		parameters,
	}: (typeof operationCases)[number]): Json => ({
		provider: gateway.value,
		...parameters,
		...gateway.changes[`${resource} ${operation}`],
	});

	beforeAll(async () => {
		const entered = await enterSuite();
		suite = {
			...entered,
			credential: await entered.client.createCredential(gateway.credential(entered.control.url)),
		};
	});

	it.each(offered)(
		'does in WhatsApp what its output says: $resource $operation',
		async ({ prepare, expectOutput, expectWhatsApp, ...action }) => {
			const inWhatsApp = await prepare(suite.control);
			const given = inWhatsApp.map(gateway.toGiven);
			const one = { prepare, expectOutput, ...action };
			const { status, items } = await runAction(
				suite,
				{ ...action, parameters: parametersOf(one) },
				given,
			);
			expect({ status, items }).toMatchObject({ status: 200 });
			const { name } = gateway.changes[`${action.resource} ${action.operation}`] ?? {};
			if (name === undefined) expectOutput(items, given);
			else expect(items).toMatchObject([{ name, status: 'PENDING' }]);
			const groupId = String(inWhatsApp[0]?.['groupId']);
			if (expectWhatsApp !== undefined)
				await eventually(async () =>
					expectWhatsApp(await suite.control.group(groupId), inWhatsApp),
				);
		},
	);

	it.each(others)(
		'says who offers $resource $operation',
		async ({
			prepare: _prepare,
			expectOutput: _expectOutput,
			expectWhatsApp: _expectWhatsApp,
			...action
		}) => {
			const parameters = { ...action.parameters, provider: gateway.value };
			const { status, workflowId } = await runAction(suite, { ...action, parameters }, [
				{ groupId: '7', messageId: 'wamid.1' },
			]);
			expect(status).toBe(500);
			const [execution] = await suite.client.executions(workflowId);
			const { data } = await suite.client.execution(execution?.id ?? '');
			expect(data).toContain(`${gateway.name} does not offer`);
			expect(data).toContain('Available with: Meta');
		},
	);

	for (const [label, options] of Object.entries(gateway.leftOver)) {
		it(`says who offers "${label}", left over of another provider, and sends nothing`, async () => {
			const [{ groupId = '' } = {}] = (await groupWithAna(suite.control)).map(gateway.toGiven);
			const before = await suite.control.messageCount();
			const parameters = {
				provider: gateway.value,
				sendTo: 'group',
				groupId: { __rl: true, mode: 'id', value: groupId },
				text: 'Hello',
				options,
			};
			const { status, workflowId } = await runAction(
				suite,
				{ resource: 'message', operation: 'sendText', parameters },
				[{ groupId }],
			);
			const [execution] = await suite.client.executions(workflowId);
			expect({ status, data: (await suite.client.execution(execution?.id ?? '')).data }).toEqual({
				status: 500,
				data: expect.stringContaining(`${gateway.name} does not offer \\"${label}\\"`),
			});
			expect(await suite.control.messageCount()).toBe(before);
		});
	}

	it('proves its key, and says what is wrong with another', async () => {
		const test = async (changes: Record<string, string>) => {
			const credential = gateway.credential(suite.control.url, changes);
			const { id } = await suite.client.createCredential(credential);
			return await suite.client.testCredential(id, credential);
		};
		expect(await test({})).toMatchObject({ status: 'OK' });
		expect(await test({ apiKey: 'wrong', token: 'wrong' })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(`${gateway.name} did not accept`),
		});
	});

	it('hears in its trigger who writes, and takes back what it registered', async () => {
		const addresses = async () => await gateway.addresses(suite.control.url);
		const listening = await listenFor(suite, ['message.received'], {
			provider: gateway.value,
			addresses,
		});
		const { groupId } = await suite.control.createGroup({
			subject: 'Order 4711',
			participants: [{ waId: '14155550101', name: 'Ana' }],
		});
		await suite.control.person('write', { groupId, waId: '14155550101', text: 'Hello from Ana' });
		const expected = {
			event: 'message.received',
			provider: gateway.value,
			...gateway.toGiven({ groupId }),
			message: { text: 'Hello from Ana' },
		};
		await eventually(async () => expect(await listening.heard()).toMatchObject([expected]), 15_000);
		const [registered = ''] = await addresses();
		for (const address of gateway.unproven(registered)) {
			expect(
				(await axios.post(address, {}, { proxy: false, validateStatus: () => true })).status,
			).toBe(401);
		}
		await listening.stop();
		await eventually(async () => expect(await addresses()).toEqual([]), 15_000);
	});
});
