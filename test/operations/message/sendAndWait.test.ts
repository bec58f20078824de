import { questionLinks } from '../../../n8nServer/questionLinks';
import { WAIT_INDEFINITELY, type INodeParameters } from 'n8n-workflow';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { runAndWait, type WaitingRun } from '../../support/waitingHost';

const text = 'Shall we order the blue tiles?';
const double = { values: { approvalType: 'double', disapproveLabel: 'Not yet' } };

let host: EmulatorHost;
let groupId: string;
beforeAll(async () => {
	host = await startEmulatorHost();
	({ groupId } = await host.createOpenGroup({ subject: 'Oak Street' }));
});
afterAll(async () => await host.close());

/** Asks in the group; gives the links of the message, too. */
async function ask(
	parameters: INodeParameters = {},
	run: { items?: Array<{ json: object }> } = {},
): Promise<WaitingRun & { links: string[]; body: string }> {
	const waiting = await runAndWait({
		credentials: host.credentials,
		instanceUrl: 'https://n8n.example.com',
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			groupId: byId(groupId),
			message: text,
			...parameters,
		},
		...(run.items && { items: run.items as never }),
	});
	const body = String((await host.sentTo(groupId)).at(-1)?.text);
	return { ...waiting, body, links: questionLinks(body) };
}

it('asks without a preview, with one link per answer, and waits', async () => {
	const { output, waitTill, body, links } = await ask({ approvalOptions: double });
	const [approve, decline] = links;
	expect(body).toBe(`${text}\n\nApprove:\n${approve}\n\nNot yet:\n${decline}`);
	expect(links).toHaveLength(2);
	const sent = (await host.requests()).filter(({ path }) => path.endsWith('/messages')).at(-1);
	expect(sent?.body.text).toMatchObject({ preview_url: false });
	expect(waitTill).toEqual(WAIT_INDEFINITELY);
	expect(output).toMatchObject([{ json: { data: { groupId } }, pairedItem: { item: 0 } }]);
});

it('shows the question and the group to whoever opens a link, and decides nothing', async () => {
	const { visit, links } = await ask({ approvalOptions: double });
	for (const link of links) {
		const { status, html, output, headers } = await visit(link);
		expect({ status, output }).toEqual({ status: 200, output: undefined });
		expect(html).toContain(text);
		expect(html).toContain('Oak Street');
		expect(html).toContain('Everybody in the group sees this link');
		expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
		expect(html).not.toMatch(/<script|javascript:/i);
	}
});

it('goes on with an approval', async () => {
	const { visit, links, output: asked } = await ask();
	const { html, output } = await visit(links[0] ?? '', { answer: 'approve' });
	const messageId = (asked[0]?.json.data as { messageId: string }).messageId;
	expect(output).toEqual([
		{
			json: {
				data: {
					approved: true,
					messageId,
					groupId,
					respondedAt: expect.stringMatching(/^\d{4}-.*Z$/),
				},
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(html).toContain('Approve');
	expect(html).toContain('anyone there could have answered');
});

it('hands on the reason of a decline, to an agent too', async () => {
	const { visit, links } = await ask({ approvalOptions: double });
	const form = { answer: 'decline', reason: ' Too\r\nexpensive ' };
	const { output } = await visit(links[1] ?? '', form);
	const said = 'Too\nexpensive';
	expect(output?.[0]?.json.data).toMatchObject({ approved: false, text: said, chatInput: said });
});

it('says when time ran out, in place of an answer', async () => {
	const before = Date.now();
	const { timedOut, waitTill, output } = await ask({
		options: {
			limitWaitTime: {
				values: { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'hours' },
			},
		},
	});
	expect(timedOut).toMatchObject([
		{
			json: { data: { ...(output[0]?.json.data as object), timedOut: true } },
			pairedItem: { item: 0 },
		},
	]);
	expect(timedOut[0]?.json.data).not.toHaveProperty('approved');
	expect(waitTill?.getTime()).toBeGreaterThanOrEqual(before + 7_200_000);
	expect(waitTill?.getTime()).toBeLessThanOrEqual(Date.now() + 7_200_000);
});

it('takes a text, and one that is there', async () => {
	const { visit, links } = await ask({ responseType: 'freeText' });
	const [link = ''] = links;
	expect(links).toHaveLength(1);
	const empty = await visit(link, { text: '  ' });
	expect({ status: empty.status, output: empty.output }).toEqual({ status: 422 });
	expect(empty.html).toContain('Write an answer.');
	const { output } = await visit(link, { text: 'The <b>grey</b> ones' });
	expect(output?.[0]?.json.data).toMatchObject({ text: 'The <b>grey</b> ones' });
});

it('asks only about the first item, and says so', async () => {
	const { hints, output } = await ask({}, { items: [{ json: { a: 1 } }, { json: { a: 2 } }] });
	expect(output).toHaveLength(1);
	expect(hints).toContainEqual(expect.stringContaining('Only the first of 2 items'));
});

it('leaves the item of the node in front as it was', async () => {
	const items = [{ json: { order: 4711 } }];
	await ask({}, { items });
	expect(items).toEqual([{ json: { order: 4711 } }]);
});

it('a link of another question of the same node decides nothing', async () => {
	const [first, second] = [await ask(), await ask()];
	const { status, html, output } = await second.visit(first.links[0] ?? '', { answer: 'approve' });
	expect({ status, output }).toEqual({ status: 410 });
	expect(html).toContain('Nothing was decided');
});

it('pins the question while it waits, and unpins it with the answer', async () => {
	const { visit, links } = await ask({ options: { pinWhileWaiting: true } });
	expect((await host.seeGroup(groupId)).pinned).toHaveLength(1);
	await visit(links[0] ?? '', { answer: 'approve' });
	expect((await host.seeGroup(groupId)).pinned).toEqual([]);
});

it('sends nothing that would be too long with its links', async () => {
	const before = (await host.sentTo(groupId)).length;
	await expect(ask({ message: 'x'.repeat(4000) })).rejects.toMatchObject({
		message: expect.stringMatching(/^With the links to answer it, Message has \d+ characters/),
	});
	expect(await host.sentTo(groupId)).toHaveLength(before);
});
