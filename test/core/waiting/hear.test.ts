import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { encrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import {
	reportHeader,
	toReportKey,
	type ReportOutcome,
} from '../../../nodes/WhatsAppGroups/core/declarations/expectation';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import { hear, isReport } from '../../../nodes/WhatsAppGroups/core/waiting/hear';

const resume = 'https://n8n.example/webhook-waiting/7/node?question=k&signature=s';
const providerWith = (webhooks?: object) =>
	({ credentialType: 'acmeApi', webhooks }) as unknown as Provider;
const provider = providerWith({
	keys: () => ({ chainSecret: 'new', secondChainSecret: 'old' }),
});

let answered: IDataObject | undefined;
const log: unknown[][] = [];
const heard: unknown[] = [];
beforeEach(() => {
	answered = undefined;
	log.length = heard.length = 0;
});

function contextWith(rawBody: Buffer | undefined): IWebhookFunctions {
	const response = { status: () => response, json: (said: IDataObject) => void (answered = said) };
	return {
		getRequestObject: () => ({ rawBody }),
		getResponseObject: () => response,
		getCredentials: async () => await Promise.resolve({}),
		getNode: () => ({ id: 'node', name: 'Ask' }),
		getExecutionId: () => '7',
		getWorkflow: () => ({ id: 'w' }),
		logger: { warn: (...said: unknown[]) => log.push(said) },
	} as unknown as IWebhookFunctions;
}

function bodyWith(report: object, secret = 'new'): Buffer {
	const text = encrypt(JSON.stringify(report), toReportKey({ chainSecret: secret }));
	return Buffer.from(JSON.stringify({ report: text }));
}

interface Told {
	readonly by?: Provider;
	readonly outcome?: ReportOutcome;
	readonly decision?: IDataObject;
}

async function tell(body: Buffer | undefined, told: Told = { decision: { a: 1 } }) {
	const { by = provider, outcome = 'accepted', decision } = told;
	return await hear(contextWith(body), by, async (what) => {
		heard.push(what);
		return await Promise.resolve({ outcome, decision });
	});
}

it('goes on with what a trigger has heard', async () => {
	expect(await tell(bodyWith({ resume, event: { text: 'yes' } }))).toEqual({
		workflowData: [[{ json: { a: 1 }, pairedItem: { item: 0 } }]],
		webhookResponse: { outcome: 'accepted' },
	});
	expect(heard).toEqual([{ event: { text: 'yes' }, key: 'k' }]);
	expect(await tell(bodyWith({ resume, event: {} }, 'old'))).toHaveProperty('workflowData');
});

it('waits on where nothing is decided, and says what became of it', async () => {
	const said = await tell(bodyWith({ resume, event: {} }), { outcome: 'rejected' });
	expect([said, answered]).toEqual([{ noWebhookResponse: true }, { outcome: 'rejected' }]);
});

it('tells the operation that the address names no question', async () => {
	await tell(bodyWith({ resume: resume.replace('question=k&', ''), event: {} }));
	expect(heard).toEqual([{ event: {}, key: '' }]);
});

const mostBytes = 512 * 1024;
const padded = (bytes: number) =>
	Buffer.from(bodyWith({ resume, event: {} }).toString().padEnd(bytes));

it.each<[string, Buffer | undefined]>([
	['with another secret', bodyWith({ resume, event: {} }, 'another')],
	['for another execution', bodyWith({ resume: resume.replace('/7/', '/8/'), event: {} })],
	['for another node', bodyWith({ resume: resume.replace('/node', '/other'), event: {} })],
	['without an address', bodyWith({ event: {} })],
	['at too great a length', padded(mostBytes + 1)],
	['without a word', undefined],
	...[{}, { report: 5 }, { report: 'no' }, 'text', null].map((body): [string, Buffer] => [
		`in words of its own: ${JSON.stringify(body)}`,
		Buffer.from(JSON.stringify(body)),
	]),
])('believes nobody who speaks %s', async (_what, body) => {
	expect(await tell(body)).toEqual({ noWebhookResponse: true });
	expect(answered).toEqual({ outcome: 'ignored' });
	expect(heard).toEqual([]);
	const line = expect.stringMatching(/^Ask: .*Nothing was decided\.$/) as string;
	expect(log).toEqual([[line, { workflowId: 'w' }]]);
});

it('listens to what is just short enough', async () => {
	expect(await tell(padded(mostBytes))).toHaveProperty('workflowData');
});

it.each([
	['by a provider without webhooks', providerWith()],
	['with an empty secret', providerWith({ keys: () => ({ chainSecret: '' }) })],
])('believes nobody %s', async (_what, by) => {
	await tell(bodyWith({ resume, event: {} }, ''), { by, decision: { a: 1 } });
	expect([answered, heard]).toEqual([{ outcome: 'ignored' }, []]);
});

it('tells what a trigger says from what a person sends', () => {
	const context = (headers: IDataObject) =>
		({ getRequestObject: () => ({ headers }) }) as unknown as IWebhookFunctions;
	expect(isReport(context({ [reportHeader]: '1' }))).toBe(true);
	expect(isReport(context({}))).toBe(false);
});
