import { createHmac } from 'node:crypto';
import {
	appSecret,
	errorOf,
	graphClient,
	phoneNumberId,
	whatsapp,
	type Answer,
	type Graph,
} from './graphClient';
import { startEmulator, type Emulator } from '../index';

const messages = `/${phoneNumberId}/messages`;

describe('requests that cannot be right', () => {
	let emulator: Emulator;
	let graph: Graph;

	beforeAll(async () => {
		emulator = await startEmulator();
		graph = graphClient(emulator);
	});

	afterAll(async () => emulator.close());

	it('have bodies that no schema lets through: 100, 131008, 131009', async () => {
		const { groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
			participants: 1,
		});
		const group = async (body: object): Promise<Answer> =>
			graph('POST', `/${phoneNumberId}/groups`, body);
		const message = async (body: object): Promise<Answer> =>
			graph('POST', messages, whatsapp({ recipient_type: 'group', to: groupId, ...body }));
		const cases: Array<[Answer, number, string]> = [
			[await group({ subject: 'x' }), 100, 'The parameter messaging_product is required.'],
			[await group(whatsapp({})), 100, 'The parameter subject is required.'],
			[await group(whatsapp({ subject: '  ' })), 100, 'Param subject must not be empty.'],
			[
				await group(whatsapp({ subject: 'x'.repeat(129) })),
				100,
				'Param subject must be at most 128 characters long.',
			],
			[
				await group(whatsapp({ subject: 'x', join_approval_mode: 'ask' })),
				100,
				'Param join_approval_mode must be one of {auto_approve, approval_required} - got "ask".',
			],
			[
				await graph('POST', `/${groupId}`, whatsapp({ description: 'x'.repeat(2049) })),
				100,
				'Param description must be at most 2048 characters long.',
			],
			[await message({ type: 'text' }), 131008, 'The parameter text is required.'],
			[
				await message({ type: 'text', text: { body: 'x'.repeat(4097) } }),
				100,
				"Param text['body'] must be at most 4096 characters long.",
			],
			[
				await message({ type: 'text', text: { body: 5 } }),
				131009,
				"Param text['body'] must be string.",
			],
			[
				await message({ type: 'text', text: { body: 'x', colour: 'red' } }),
				100,
				'Unexpected key "colour" on param "text".',
			],
			[
				await message({ type: 'image', image: {} }),
				131008,
				"The parameter image['id'] is required.",
			],
			[
				await message({ type: 'pin', pin: { type: 'pin', message_id: 'wamid.x' } }),
				131008,
				"The parameter pin['expiration_days'] is required.",
			],
			[
				await graph('DELETE', `/${groupId}/participants`, whatsapp({ participants: [] })),
				100,
				'Param participants must NOT have fewer than 1 items.',
			],
		];
		expect(cases.map(([answer, code]) => [answer.status, errorOf(answer).code, code])).toEqual(
			cases.map(([, code]) => [400, code, code]),
		);
		const details = cases.map(
			([answer]) => (errorOf(answer).error_data as { details: string }).details,
		);
		expect(details).toEqual(cases.map(([, , text]) => text));
	});

	it('ask for versions that do not exist or no longer do, or send bodies that are not JSON', async () => {
		for (const [version, code] of [
			['v20.0', 2635],
			['v27.0', 2500],
			['25', 2500],
		] as const) {
			const answer = await graphClient(emulator, { version })('GET', `/${phoneNumberId}`);
			expect([version, answer.status, errorOf(answer).code]).toEqual([version, 400, code]);
		}
		for (const version of ['v21.0', 'v26.0'])
			expect((await graphClient(emulator, { version })('GET', `/${phoneNumberId}`)).status).toBe(
				200,
			);
		const response = await fetch(`${emulator.url}/v25.0${messages}`, {
			method: 'POST',
			body: '{"text":',
			headers: { authorization: 'Bearer EMULATOR_TOKEN', 'content-type': 'application/json' },
		});
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({
			error: { code: 100, error_data: { details: 'The request body is not valid JSON.' } },
		});
	});

	it('prove the app secret wrongly', async () => {
		const proof = createHmac('sha256', appSecret).update('EMULATOR_TOKEN').digest('hex');
		expect((await graph('GET', `/${phoneNumberId}?appsecret_proof=${proof}`)).status).toBe(200);
		const answer = await graph(
			'GET',
			`/${phoneNumberId}?appsecret_proof=${proof.replace(/./, 'x')}`,
		);
		expect(errorOf(answer)).toMatchObject({
			code: 100,
			message: 'Invalid appsecret_proof provided in the API argument',
		});
	});
});
