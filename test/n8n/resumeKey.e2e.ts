import { randomUUID } from 'node:crypto';
import { actionWorkflow, callWorkflow, type InputFile, type Json } from './actionWorkflow';
import { ana, groupBehindFile } from './operations/operationCase';
import { picture } from './operations/pictureFile';
import { enterSuite, type Suite } from './suite';

/** What one run of the workflow brings along. */
type Given = { label?: string; street?: string; file?: InputFile };

const given = (field: string): string => `={{ $('Items').item.json.${field} }}`;

describe('the same Resume Key in a real n8n', () => {
	let suite: Suite;
	beforeAll(async () => {
		suite = await enterSuite();
	});

	/** Runs one workflow for each of these, one after the other; says which messages went out. */
	async function sentOf(runs: Given[]): Promise<{ sent: boolean[]; messages: number }> {
		const path = randomUUID();
		const { groupId } = await suite.control.createGroup({ subject: 'Order', participants: [ana] });
		const parameters: Json = {
			groupId: groupBehindFile,
			templateName: { __rl: true, mode: 'name', value: 'group_floorplan' },
			languageCode: { __rl: true, mode: 'code', value: 'en_US' },
			variables: {
				mappingMode: 'defineBelow',
				value: { header_image: 'data', body_1: given('street') },
				schema: [
					{ id: 'header_image', displayName: 'Header Image', type: 'string' },
					{ id: 'body_1', displayName: given('label'), type: 'string' },
				],
				matchingColumns: [],
			},
			options: { resumeKey: 'k' },
		};
		const workflow = await suite.client.createWorkflow(
			actionWorkflow(
				{ resource: 'message', operation: 'sendTemplate', parameters, file: picture },
				path,
				suite.credential,
			),
		);
		await suite.client.activate(workflow);
		const sent: boolean[] = [];
		for (const { file = picture, label = 'Body {{1}}', street = '12 Oak St' } of runs) {
			const items = [{ groupId, label, street }];
			const answer = await callWorkflow(suite, path, { items, file });
			expect(answer).toMatchObject({ status: 200, items: [{ groupId }] });
			sent.push(answer.items[0]?.['skipped'] !== true);
		}
		await suite.client.deactivate(workflow.id);
		return { sent, messages: (await suite.control.group(groupId)).messages.length };
	}

	it('skips no message with another picture in its header', async () => {
		const bytes = Buffer.concat([Buffer.from(picture.base64, 'base64'), Buffer.from([0])]);
		const other = { ...picture, base64: bytes.toString('base64') };
		expect(await sentOf([{}, { file: other }, { file: other }, {}])).toEqual({
			sent: [true, true, false, false],
			messages: 2,
		});
	});

	it('skips what differs in the labels of the form alone', async () => {
		const label = 'Body {{1}} (e.g. 12 Oak St)';
		expect(await sentOf([{}, { label }, { label, street: '13 Oak St' }])).toEqual({
			sent: [true, false, true],
			messages: 2,
		});
	});
});
