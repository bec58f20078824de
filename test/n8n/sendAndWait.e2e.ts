import { join } from 'node:path';
import { startEmulator } from '../../emulator';
import { ensureN8n } from '../../n8nServer/install';
import { startN8n } from '../../n8nServer/server';
import { packedTarball } from './packedTarball';
import { enterSuite, given, type Suite } from './suite';
import { about, answer, answered, ask, fillIn, outputOf, open, statusOf } from './waitingWorkflow';

const double = { values: { approvalType: 'double', disapproveLabel: 'Not yet' } };
const soon = { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' };
const longMs = 240_000;

let suite: Suite;
beforeAll(async () => {
	suite = await enterSuite();
});

it('goes on with an approval, and the page says so', async () => {
	const question = await ask(suite, { approvalOptions: double });
	const [approve = ''] = question.links;
	const page = await open(approve);
	expect(page.status).toBe(200);
	expect(page.data).toContain('Oak Street');
	const { status, data } = await answer(approve, { answer: 'approve' });
	expect(status).toBe(200);
	expect(data).toContain('your answer was received');
	expect(await outputOf(suite, question)).toEqual(answered(question, { approved: true }));
});

it('goes on with a decline and its reason, once: a second answer changes nothing', async () => {
	const question = await ask(suite, { approvalOptions: double });
	const [approve = '', decline = ''] = question.links;
	await answer(decline, { answer: 'decline', reason: 'Too expensive' });
	const expected = answered(question, {
		approved: false,
		text: 'Too expensive',
		chatInput: 'Too expensive',
	});
	expect(await outputOf(suite, question)).toEqual(expected);
	const second = await answer(approve, { answer: 'approve' });
	expect(second.data).not.toContain('your answer was received');
	expect(await outputOf(suite, question)).toEqual(expected);
});

it('of two answers at once, one counts', async () => {
	const question = await ask(suite, { approvalOptions: double });
	const [approve = '', decline = ''] = question.links;
	const pages = await Promise.all([
		answer(approve, { answer: 'approve' }),
		answer(decline, { answer: 'decline' }),
	]);
	const taken = pages.map(({ data }) => data.includes('your answer was received'));
	expect(taken.filter(Boolean)).toHaveLength(1);
	expect(await outputOf(suite, question)).toEqual(answered(question, { approved: taken[0] }));
});

it('takes a text', async () => {
	const question = await ask(suite, { responseType: 'freeText' });
	await answer(question.links[0] ?? '', { text: 'The grey ones' });
	expect(await outputOf(suite, question)).toEqual(answered(question, { text: 'The grey ones' }));
});

it('takes a form, once it is filled in as it should be', async () => {
	const values = [
		{ fieldLabel: 'Name', fieldType: 'text', requiredField: true },
		{ fieldLabel: 'How many?', fieldName: 'count', fieldType: 'number' },
		{
			fieldLabel: 'Days',
			fieldType: 'checkbox',
			fieldOptions: { values: [{ option: 'Mon' }, { option: 'Tue' }] },
		},
	];
	const question = await ask(suite, { responseType: 'customForm', formFields: { values } });
	const [link = ''] = question.links;
	const refused = await fillIn(link, { 'field-0': 'Ana', 'field-1': 'many', 'field-2': 'Mon' });
	expect(refused.status).toBe(422);
	expect(refused.data).toContain('Enter a number');
	expect(refused.data).toContain('value="Ana"');
	expect(await statusOf(suite, question)).toBe('waiting');
	await fillIn(link, { 'field-0': 'Ana', 'field-1': '3', 'field-2': ['Mon', 'Tue'] });
	expect(await outputOf(suite, question)).toEqual(
		answered(question, { Name: 'Ana', count: 3, Days: ['Mon', 'Tue'] }),
	);
});

it(
	'says when nobody has answered in time',
	async () => {
		const options = { limitWaitTime: { values: soon } };
		const question = await ask(suite, { options });
		expect(await outputOf(suite, question)).toEqual([
			{ data: { timedOut: true, ...about(question) } },
		]);
		const late = await answer(question.links[0] ?? '', { answer: 'approve' });
		expect(late.data).not.toContain('your answer was received');
	},
	longMs,
);

it('an answer survives that n8n was killed between question and answer', async () => {
	const emulator = await startEmulator();
	const start = async (port?: number) =>
		await startN8n({
			installed: await ensureN8n(),
			userFolder: join(given('E2E_FOLDER'), 'asks'),
			port,
			tarball: packedTarball(),
		});
	let n8n = await start();
	try {
		const before = await enterSuite(n8n.url, emulator.url);
		const question = await ask(before, { options: { pinWhileWaiting: true } });
		expect((await before.control.group(question.groupId)).pinned).toHaveLength(1);
		await n8n.kill('SIGKILL');
		n8n = await start(Number(new URL(n8n.url).port));
		const after = await enterSuite(n8n.url, emulator.url);
		await answer(question.links[0] ?? '', { answer: 'approve' });
		expect(await outputOf(after, question)).toEqual(answered(question, { approved: true }));
		expect((await after.control.group(question.groupId)).pinned).toEqual([]);
	} finally {
		await n8n.stop();
		await emulator.close();
	}
}, 240_000);
