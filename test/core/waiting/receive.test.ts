import type { IDataObject } from 'n8n-workflow';
import type {
	Hearing,
	Reply,
	Visit,
} from '../../../nodes/WhatsAppGroups/core/declarations/waiting';
import { open, page, report, type Opened } from './fakeVisit';

const decide = async (): Promise<Reply> => await Promise.resolve({ page, decision: { yes: true } });

it('a form that is sent decides; its page is for n8n to show', async () => {
	const { answer, type } = await open(decide, { method: 'POST' });
	expect(type).toBe('text/html');
	expect(answer.workflowData).toEqual([[{ json: { yes: true }, pairedItem: { item: 0 } }]]);
	expect(answer.webhookResponse).toContain('<main>Hello</main>');
});

it.each<[string, IDataObject]>([
	['application/x-www-form-urlencoded', { text: 'Blue' }],
	['Application/X-WWW-Form-URLencoded ; charset=utf-8', { text: 'Blue' }],
	['multipart/form-data; boundary=x', { data: { text: 'Blue' }, files: {} }],
])('reads the fields of a form that comes as %s', async (type, body) => {
	const forms: unknown[] = [];
	const receive = async ({ form }: Visit) => (forms.push(form), await decide());
	await open(receive, { method: 'POST', type, body });
	expect(forms).toEqual([{ text: 'Blue' }]);
});

it('a link that is opened decides nothing, whatever the operation says', async () => {
	const { answer, html, type } = await open(decide);
	expect({ answer, type }).toEqual({ answer: { noWebhookResponse: true }, type: 'text/html' });
	expect(html).toContain('<main>Hello</main>');
});

const noForm = 'This is not the form of a question. Nothing was decided.';
const tooLong = 'The answer is too long. Nothing was decided.';
const inParts = 'multipart/form-data';

it.each<[string, string, Opened]>([
	['JSON', noForm, { type: 'application/json' }],
	['XML', noForm, { type: 'text/xml' }],
	['nothing', noForm, { type: '' }],
	['too much', tooLong, { bytes: 512 * 1024 + 1 }],
	['what says that it is too much', tooLong, { bytes: null, says: 512 * 1024 + 1 }],
	['too much in parts', tooLong, { type: inParts, body: { data: { text: 'x'.repeat(6e5) } } }],
])('%s in place of a form decides nothing', async (_what, sentence, opened) => {
	const { answer, status, html } = await open(decide, { method: 'POST', ...opened });
	expect({ answer, status }).toEqual({ answer: { noWebhookResponse: true }, status: 400 });
	expect(html).toContain(sentence);
});

it.each<[string, Opened]>([
	['just short enough', { bytes: 512 * 1024 }],
	['of a size that nobody says', { bytes: null }],
])('takes a form %s', async (_what, opened) => {
	const { answer } = await open(decide, { method: 'POST', ...opened });
	expect(answer.workflowData).toHaveLength(1);
});

it.each(['', 'null', '[object Object]', '{"a":'])(
	'says that there is no question where "%s" was kept',
	async (kept) => {
		const { answer, status, html } = await open(decide, { method: 'POST', kept });
		expect({ answer, status }).toEqual({ answer: { noWebhookResponse: true }, status: 410 });
		expect(html).toContain('This question is no longer open.');
	},
);

it('lets the workflow wait where the operation fails, and logs why', async () => {
	const fail = async () => await Promise.reject(new Error('out of paper'));
	const { answer, status, html, logged } = await open(fail, { method: 'POST' });
	expect({ answer, status }).toEqual({ answer: { noWebhookResponse: true }, status: 500 });
	expect(html).not.toContain('paper');
	expect(html).toContain('nothing was decided. Try again.');
	const line = 'Ask: An answer could not be read: out of paper';
	expect(logged).toEqual([[line, { workflowId: '1' }]]);
});

it('logs a failure without a message, too', async () => {
	const fail = async (): Promise<Reply> => await Promise.reject(null as unknown as Error);
	const { logged } = await open(fail);
	expect(logged[0]?.[0]).toBe('Ask: An answer could not be read: unknown reason');
});

it.each([
	['the same name of another resource', { resource: 'group' }],
	['another of the same resource', { operation: 'send' }],
	['one that is not there', { resource: 'gone', operation: 'gone' }],
])('asks no other operation than the one in the panel: %s', async (_what, parameters) => {
	const { status } = await open(decide, { parameters });
	expect(status).toBe(410);
});

it('tells the operation who came, with what was kept', async () => {
	const visits: Visit[] = [];
	const receive = async (visit: Visit) => (visits.push(visit), await decide());
	await open(receive);
	expect(visits).toMatchObject([
		{ query: { question: 'Q' }, kept: { a: 1 }, timeZone: 'Europe/Paris', now: expect.any(Date) },
	]);
	expect(visits[0]?.form).toBeUndefined();
});

it.each([
	['second', 'secondApi'],
	['gone', 'firstApi'],
])('asks WhatsApp by the provider "%s", and not for long', async (provider, credentialType) => {
	const receive = async ({ ask }: Visit) => {
		await ask({ method: 'POST', on: 'phoneNumber', edge: 'messages', body: {} });
		return await decide();
	};
	const { asked, answer } = await open(receive, { method: 'POST', parameters: { provider } });
	expect(answer.workflowData).toHaveLength(1);
	expect(asked).toEqual([[credentialType, expect.objectContaining({ timeout: 8_000 })]]);
});

it('sends the headers of the page', async () => {
	const { headers } = await open(decide);
	expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
});

describe('a trigger that has heard an answer', () => {
	const heard: Hearing[] = [];
	const hear = async (hearing: Hearing) => {
		heard.push(hearing);
		return await Promise.resolve({ outcome: 'accepted' as const, decision: { yes: true } });
	};

	it('is heard in place of a visitor', async () => {
		const { answer } = await open(decide, { ...report, hear });
		expect(answer.workflowData).toEqual([[{ json: { yes: true }, pairedItem: { item: 0 } }]]);
		expect(heard).toMatchObject([{ event: { text: 'yes' }, key: 'Q', kept: { a: 1 } }]);
	});

	it('is told that it was not meant where only links are answered', async () => {
		const { answer, said } = await open(decide, report);
		expect({ answer, said }).toEqual({
			answer: { noWebhookResponse: true },
			said: { outcome: 'ignored' },
		});
	});
});
