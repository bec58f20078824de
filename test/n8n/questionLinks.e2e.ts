import { launchBrowser, openPhone } from '../../n8nServer/browser';
import type { Json } from './actionWorkflow';
import { enterSuite, type Suite } from './suite';
import { answer, answered, ask, open, outputOf, statusOf } from './waitingWorkflow';

/** Links of questions in the hands of programs and strangers. */
const double = { values: { approvalType: 'double', disapproveLabel: 'Not yet' } };
const longMs = 240_000;

let suite: Suite;
beforeAll(async () => {
	suite = await enterSuite();
});

it('a program that opens every link decides nothing, however it does so', async () => {
	const question = await ask(suite, { approvalOptions: double });
	const ways: Array<NonNullable<Parameters<typeof open>[1]>> = [
		{ method: 'GET' },
		{ method: 'HEAD' },
		{ method: 'OPTIONS' },
		{ method: 'PUT' },
		{ method: 'GET', headers: { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' } },
		{ method: 'GET', headers: { 'user-agent': 'WhatsApp/2.23.20.0' } },
		{ method: 'GET', headers: { 'user-agent': 'facebookexternalhit/1.1' } },
		{ method: 'POST', headers: { 'content-type': 'application/json' } },
	];
	for (const link of question.links)
		for (const way of ways) {
			await open(link, way);
			await open(`${link}&answer=approve`, way);
		}
	expect(await statusOf(suite, question)).toBe('waiting');
	await answer(question.links[0] ?? '', { answer: 'approve' });
	expect(await outputOf(suite, question)).toEqual(answered(question, { approved: true }));
});

it('a link that somebody changed decides nothing', async () => {
	const question = await ask(suite, { approvalOptions: double });
	const other = await ask(suite, { approvalOptions: double });
	const [, decline = ''] = question.links;
	const change = (name: string, value: string) => {
		const url = new URL(decline);
		url.searchParams.set(name, value);
		return url.href;
	};
	const signature = new URL(other.links[1] ?? '').searchParams.get('signature') ?? '';
	const changed = [
		change('answer', 'approve'),
		change('question', 'another'),
		change('signature', signature),
		change('signature', ''),
		decline.replace(/&?signature=\w+/, ''),
		decline.replace(`/${question.executionId}/`, `/${other.executionId}/`),
	];
	for (const link of changed) expect((await answer(link, { answer: 'approve' })).status).toBe(401);
	expect(await statusOf(suite, question)).toBe('waiting');
	expect(await statusOf(suite, other)).toBe('waiting');
});

it(
	'script and markup in subject, question, words and answers do nothing in a browser',
	async () => {
		const hostile = `"><script>document.title='x'</script><img src=x onerror="document.title='x'"></textarea>`;
		const question = await ask(
			suite,
			{
				message: hostile,
				responseType: 'customForm',
				formFields: {
					values: [
						{ fieldLabel: hostile, fieldName: 'words', fieldType: 'textarea' },
						{
							fieldLabel: 'Choice',
							fieldType: 'dropdown',
							fieldOptions: { values: [{ option: hostile }] },
						},
						{ fieldLabel: 'Count', fieldType: 'number' },
					],
				},
				options: { responseFormButtonLabel: '<b>Send</b>' },
			},
			{ subject: `<script>document.title='x'</script>` },
		);
		const browser = await launchBrowser();
		try {
			const phone = await openPhone(browser);
			const page = await phone.newPage();
			const complaints: string[] = [];
			page.on('console', (message) => complaints.push(message.text()));
			await page.goto(question.links[0] ?? '');
			await page.locator('textarea').fill(hostile);
			await page.locator('select').selectOption(hostile);
			const titles = [await page.title()];
			await page.getByRole('button', { name: '<b>Send</b>' }).click();
			await page.getByText('your answer was received').waitFor();
			titles.push(await page.title());
			expect(titles).toEqual([expect.stringContaining('<script>'), 'Answered']);
			expect(complaints).toEqual([]);
		} finally {
			await browser.close();
		}
		expect(await outputOf(suite, question)).toEqual(
			answered(question, { words: hostile, Choice: hostile }),
		);
	},
	longMs,
);

it('n8n makes a tool for human review of the node, which asks in a group', async () => {
	const name = 'n8n-nodes-whatsapp-groups.whatsAppGroupsHitlTool';
	const properties = (await suite.client.nodeTypes()).find(
		(type) => type.name === name,
	)?.properties;
	const named = (wanted: string) =>
		(properties ?? []).filter((property) => property.name === wanted);
	const defaultsOf = (wanted: string) => [
		...new Set(named(wanted).map((property) => property.default)),
	];
	expect(defaultsOf('resource')).toEqual(['message']);
	expect(defaultsOf('operation')).toEqual(['sendAndWait']);
	expect(defaultsOf('responseType')).toEqual(['approval']);
	// Its own, in which the call of the tool stands; n8n drops each property of that name.
	expect(defaultsOf('message')).toEqual([expect.stringContaining('{{ $tool.name }}')]);
	const shown = (properties ?? []).filter(({ displayOptions }) => {
		const { show } = (displayOptions ?? {}) as { show?: Json };
		return String(show?.['operation']) === 'sendAndWait';
	});
	expect(shown.map((property) => property.name)).toEqual(
		expect.arrayContaining(['groupId', 'approvalOptions', 'options', 'sendAs']),
	);
});
