import axios from 'axios';
import { Callback } from '../../emulator/callback';
import { dialog360Webhooks } from '../../nodes/WhatsAppGroups/providers/dialog360/webhooks';
import { metaWebhooks } from '../../nodes/WhatsAppGroups/providers/meta/webhooks';
import { oneMsgWebhooks } from '../../nodes/WhatsAppGroups/providers/oneMsg/webhooks';
import { credentialFor, emulatorAccount } from '../../n8nServer/credential';
import type { NewCredential } from '../../n8nServer/editorApi';
import type { RunningN8n } from '../../n8nServer/server';
import { byId, runAction, type ActionResult } from './actionWorkflow';
import { testedGateways } from './gateways';
import { startOwnN8n } from './ownN8n';
import { enterSuite, type Suite } from './suite';
import { listenFor, type Listening, type ListenOptions } from './triggerWorkflow';

const longMs = 180_000;
const waId = '14155550192';
const theirToken = 'token of the neighbour';
/** What a neighbour hides in the path of its address, in the query, and in a header. */
const theirs = {
	path: 'hush1path-of-the-neighbour',
	query: 'hush2query',
	header: 'Basic hush3header',
};
const meta = {
	value: 'meta',
	toGiven: (item: Record<string, unknown>) => item,
	credential: (url: string) => credentialFor(url, { otherVerifyToken: theirToken }),
	addresses: undefined,
};
const providers = [meta, ...testedGateways];
const keysOf = { meta: metaWebhooks, dialog360: dialog360Webhooks, oneMsg: oneMsgWebhooks };

function secretsOf(value: string, { data }: NewCredential): string[] {
	const { accountId: _shown, ...keys } = keysOf[value as keyof typeof keysOf].keys(data);
	const { accessToken, appSecret, apiKey, token, otherVerifyToken } = data;
	return [...Object.values(keys), accessToken, appSecret, apiKey, token, otherVerifyToken].filter(
		(secret): secret is string => secret !== undefined && secret !== '',
	);
}

describe('an n8n that logs everything', () => {
	let neighbour: Callback;
	let n8n: RunningN8n;
	let entered: Suite;
	let groupId: string;

	beforeAll(async () => {
		neighbour = await Callback.open(theirToken);
		n8n = await startOwnN8n('secrets', { env: { N8N_LOG_LEVEL: 'debug' } });
		entered = await enterSuite(n8n.url);
		const participants = [{ waId, name: 'Ana' }];
		({ groupId } = await entered.control.createGroup({ subject: 'Secrets', participants }));
	}, longMs);
	afterAll(async () => {
		// Unpublishing has put the neighbour back; the other suites find nobody.
		for (const { value } of providers) await register(value, '');
		await n8n.stop();
		await neighbour.close();
	}, longMs);

	/** The neighbour had the events first. */
	async function registerNeighbour(value: string): Promise<void> {
		await register(value, `${neighbour.url}/${theirs.path}?token=${theirs.query}`);
	}

	/** No address clears what is registered. */
	async function register(value: string, url: string): Promise<void> {
		const { control } = entered;
		if (value === 'meta')
			await control.graph('POST', `/${emulatorAccount.phoneNumberId}`, {
				webhook_configuration: { override_callback_uri: url, verify_token: theirToken },
			});
		if (value === 'dialog360')
			await axios.post(
				`${control.url}/dialog360/v1/configs/webhook`,
				{ url, headers: { authorization: theirs.header } },
				{ headers: { 'D360-API-KEY': 'EMULATOR_D360_KEY' }, proxy: false },
			);
	}

	async function send(suite: Suite, provider: (typeof providers)[number], isTolerant: boolean) {
		const { groupId: id } = provider.toGiven({ groupId });
		// There is no such group.
		const parameters = {
			provider: provider.value,
			groupId: byId(`${String(id)}0`),
			text: 'Hi',
			options: {},
		};
		const action = { resource: 'message', operation: 'sendText', parameters };
		return await runAction(suite, { ...action, continueOnFail: isTolerant });
	}

	async function forge({ address }: Listening): Promise<number[]> {
		const headers = { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
		const options = { proxy: false as const, validateStatus: () => true };
		const posted = await axios.post(address.replace(/.$/, 'x'), { entry: [] }, options);
		const signed = await axios.post(address, { entry: [] }, { ...options, headers });
		return [posted.status, signed.status];
	}

	/** Everything that n8n shows and exports of workflows. */
	async function shownOf(suite: Suite, workflowIds: string[]): Promise<string[]> {
		const shown: string[] = [];
		for (const id of workflowIds) {
			shown.push(JSON.stringify(await suite.client.workflow(id)));
			for (const execution of await suite.client.executions(id))
				shown.push(JSON.stringify(await suite.client.execution(execution.id)));
		}
		return shown;
	}

	it.each(providers.map((provider) => [provider.value, provider] as const))(
		'shows no secret of %s in its log, workflows and executions',
		async (value, provider) => {
			const made = provider.credential(entered.control.url);
			const suite = { ...entered, credential: await entered.client.createCredential(made) };
			await registerNeighbour(value);
			const heardBefore = neighbour.received.length;
			const addresses = provider.addresses?.bind(undefined, suite.control.url);
			const parameters = { ifOtherCallback: 'share' };
			const options: ListenOptions = { provider: value, parameters, addresses };
			const listening = await listenFor(suite, ['message.received'], options);
			expect(await forge(listening)).toEqual(value === 'oneMsg' ? [401, 200] : [404, 401]);
			await suite.control.person('write', { groupId, waId, text: `Hello ${value}` });
			await listening.finished({ atLeast: 1 });
			const published = JSON.stringify(await suite.client.workflow(listening.workflow.id));
			const results: ActionResult[] = [];
			for (const isTolerant of [true, false]) results.push(await send(suite, provider, isTolerant));
			expect(results.map(({ status }) => status)).toEqual([200, 500]);
			const ids = [listening, ...results].map((one) =>
				'workflow' in one ? one.workflow.id : one.workflowId,
			);
			const shown = await shownOf(suite, ids);
			await listening.stop();

			if (value !== 'oneMsg') {
				expect(published).toContain('#encrypted=');
				expect(neighbour.received.length).toBeGreaterThan(heardBefore);
			}
			const log = n8n.log();
			expect(log.join('\n')).toMatch(/\bdebug\b/);
			const ofOurs = secretsOf(value, made);
			// n8n itself logs at this level which path was called: docs/decisions/0006.
			const inPath = value === 'oneMsg' ? [oneMsgWebhooks.keys(made.data).secret] : [];
			for (const secret of [...ofOurs, ...Object.values(theirs)]) {
				expect([published, ...shown].filter((text) => text.includes(secret))).toEqual([]);
				if (inPath.includes(secret)) continue;
				expect(log.filter((line) => line.includes(secret))).toEqual([]);
			}
		},
		longMs,
	);
});
