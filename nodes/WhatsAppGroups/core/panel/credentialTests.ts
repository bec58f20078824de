import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunction,
	ICredentialTestFunctions,
	INode,
	INodeCredentialDescription,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import type { Channel, SendContext, Transport } from '../declarations/channel';
import type { Provider } from '../declarations/provider';
import type { AskForSetup, Asked, Finding } from '../declarations/setup';
import { toAsked } from '../sending/askForSetup';
import { readAnswer } from '../sending/readAnswer';
import { send } from '../sending/send';
import { asObject } from '../values/json';

const timeLimitMs = 20_000;

/** Errors are made for a node; the test has none. */
const node: INode = {
	id: 'test',
	name: 'Credential',
	type: 'whatsAppGroups',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** The only way to send something that n8n gives to the test of a credential. */
function openTransport({ helpers }: ICredentialTestFunctions): (channel: Channel) => Transport {
	return ({ provider, credentials }) =>
		async ({ method, url, qs, headers }) => {
			const time = AbortSignal.timeout(timeLimitMs);
			const response = (await helpers.request({
				method,
				uri: url,
				qs,
				headers: { ...headers, ...provider.authorize?.(credentials) },
				json: true,
				simple: false,
				followRedirect: false,
				resolveWithFullResponse: true,
				useStream: true,
				timeout: timeLimitMs,
			})) as Awaited<ReturnType<Transport>>;
			return { ...response, body: await readAnswer(response.body, time) };
		};
}

function openAsking(
	context: ICredentialTestFunctions,
	provider: Provider,
	given: ICredentialDataDecryptedObject,
): AskForSetup {
	const openFor = openTransport(context);
	return async (request, credentials = given): Promise<Asked> => {
		const channel = { context: { getNode: () => node } as SendContext, provider, credentials };
		const asking = send({ ...channel, transport: openFor(channel) }, request);
		return await toAsked(asking.then(asObject));
	};
}

function toResult(findings: readonly Finding[]): INodeCredentialTestResult {
	const failure = findings.find(({ status }) => status === 'failed');
	if (!failure) return { status: 'OK', message: 'Connection successful!' };
	const { found, remedy = '' } = failure;
	return { status: 'Error', message: `${found.replace(/\.$/, '')}. ${remedy}`.trim() };
}

/** What the action node calls the test of a credential. */
function nameTest({ credentialType }: Pick<Provider, 'credentialType'>): string {
	return `test${credentialType[0]?.toUpperCase() ?? ''}${credentialType.slice(1)}`;
}

/** The tests of the credentials: they may ask several questions, and say which answer is wrong. */
export function buildCredentialTests(
	providers: readonly Provider[],
): Record<string, ICredentialTestFunction> {
	const tests = providers.flatMap((provider) => {
		const { checkCredential } = provider;
		if (!checkCredential) return [];
		const test: ICredentialTestFunction = async function ({ data = {} }) {
			const ask = openAsking(this, provider, data);
			return toResult(Object.values(await checkCredential(ask, { credentials: data })));
		};
		return [[nameTest(provider), test] as const];
	});
	return Object.fromEntries(tests);
}

/** Credentials of a node that tests them itself. */
export function withTests(
	credentials: readonly INodeCredentialDescription[],
	providers: readonly Provider[],
): INodeCredentialDescription[] {
	return credentials.map((credential) => {
		const provider = providers.find(({ credentialType }) => credentialType === credential.name);
		return provider?.checkCredential ? { ...credential, testedBy: nameTest(provider) } : credential;
	});
}
