import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { encrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import {
	reportHeader,
	toReportKey,
} from '../../../nodes/WhatsAppGroups/core/declarations/expectation';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import { hear, isReport } from '../../../nodes/WhatsAppGroups/core/waiting/hear';

const resume = 'https://n8n.example/webhook-waiting/7/node?question=k&signature=s';
const provider = {
	credentialType: 'acmeApi',
	webhooks: { keys: () => ({ chainSecret: 'new', secondChainSecret: 'old' }) },
} as unknown as Provider;

let answered: IDataObject | undefined;
const log: string[] = [];
const heard: unknown[] = [];
beforeEach(() => {
	answered = undefined;
	log.length = heard.length = 0;
});

function contextWith(body: unknown): IWebhookFunctions {
	const response = { status: () => response, json: (said: IDataObject) => void (answered = said) };
	return {
		getRequestObject: () => ({ rawBody: Buffer.from(JSON.stringify(body)) }),
		getResponseObject: () => response,
		getCredentials: async () => await Promise.resolve({}),
		getNode: () => ({ id: 'node', name: 'Ask' }),
		getExecutionId: () => '7',
		getWorkflow: () => ({ id: 'w' }),
		logger: { warn: (line: string) => log.push(line) },
	} as unknown as IWebhookFunctions;
}

async function tell(
	report: object,
	{ secret = 'new', outcome = 'accepted', decision = { a: 1 } as IDataObject | null } = {},
) {
	const text = encrypt(JSON.stringify(report), toReportKey({ chainSecret: secret }));
	return await hear(contextWith({ report: text }), provider, async (what) => {
		heard.push(what);
		return await Promise.resolve({
			outcome: outcome as 'accepted',
			decision: decision ?? undefined,
		});
	});
}

it('goes on with what a trigger has heard', async () => {
	expect(await tell({ resume, event: { text: 'yes' } })).toEqual({
		workflowData: [[{ json: { a: 1 }, pairedItem: { item: 0 } }]],
		webhookResponse: { outcome: 'accepted' },
	});
	expect(heard).toEqual([{ event: { text: 'yes' }, key: 'k' }]);
	expect(await tell({ resume, event: {} }, { secret: 'old' })).toHaveProperty('workflowData');
});

it('waits on where nothing is decided, and says what became of it', async () => {
	const said = await tell({ resume, event: {} }, { outcome: 'rejected', decision: null });
	expect([said, answered]).toEqual([{ noWebhookResponse: true }, { outcome: 'rejected' }]);
});

it.each<[string, object, string]>([
	['with another secret', { resume, event: {} }, 'another'],
	['for another execution', { resume: resume.replace('/7/', '/8/'), event: {} }, 'new'],
	['for another node', { resume: resume.replace('/node', '/other'), event: {} }, 'new'],
	['without an address', { event: {} }, 'new'],
])('believes nobody who speaks %s', async (_what, report, secret) => {
	expect(await tell(report, { secret })).toEqual({ noWebhookResponse: true });
	expect(answered).toEqual({ outcome: 'ignored' });
	expect(heard).toEqual([]);
	expect(log.join()).toContain('Nothing was decided');
});

it.each([{}, { report: 5 }, { report: 'no' }, 'text', null])('nor %j', async (body) => {
	const listen = async () => await Promise.resolve({ outcome: 'accepted' as const, decision: {} });
	expect(await hear(contextWith(body), provider, listen)).toEqual({ noWebhookResponse: true });
	expect(answered).toEqual({ outcome: 'ignored' });
});

it('tells what a trigger says from what a person sends', () => {
	const context = (headers: IDataObject) =>
		({ getRequestObject: () => ({ headers }) }) as unknown as IWebhookFunctions;
	expect(isReport(context({ [reportHeader]: '1' }))).toBe(true);
	expect(isReport(context({}))).toBe(false);
});
