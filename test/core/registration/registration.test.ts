import {
	NodeApiError,
	type ICredentialDataDecryptedObject,
	type IHookFunctions,
} from 'n8n-workflow';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { openRegistration } from '../../../nodes/WhatsAppGroups/core/registration/registration';
import { acme, good, read, url } from '../sending/acme';
import { FakeNode } from './fakeNode';

let node: FakeNode;
let answer: { statusCode: number; headers: object; body: unknown };
let credentialsOf: ICredentialDataDecryptedObject[];
beforeEach(() => {
	node = new FakeNode();
	node.credentials = { secret: 'the-secret' };
	answer = good;
	credentialsOf = [];
});

async function open() {
	const toWire = ({ method }: GraphRequest, credentials: ICredentialDataDecryptedObject) => {
		credentialsOf.push(credentials);
		return { method, url };
	};
	const provider = { ...acme, toWire, webhooks: node.webhooks } as unknown as Provider;
	const helpers = { httpRequestWithAuthentication: async () => await Promise.resolve(answer) };
	const context = { ...node.context, helpers } as unknown as IHookFunctions;
	return await openRegistration(
		context,
		{ ...node.catalogue, providers: [provider] },
		{ isTest: false },
	);
}

const keys = {
	secretOfWebhooks: 'the-secret',
	tokenOfWebhooks: 'own token',
	secretOfChain: 'chain',
};

it('asks with the credential, or with another one, and gives the answer', async () => {
	const { ask } = await open();
	expect(await ask(read)).toEqual({ id: '1' });
	await ask(read, { accessToken: 'other' });
	expect(credentialsOf).toEqual([
		{ secret: 'the-secret', ...keys },
		{ accessToken: 'other', ...keys },
	]);
});

it('gives nothing where the answer is no object', async () => {
	answer = { ...good, body: 'fine' };
	const { ask } = await open();
	expect(await ask(read)).toEqual({});
});

it('hides in errors what was made of the credential', async () => {
	const secrets = [keys.secretOfWebhooks, keys.tokenOfWebhooks];
	const message = secrets.join(', ');
	answer = { ...good, statusCode: 400, body: { message } };
	const { ask } = await open();
	const failure: unknown = await ask(read).catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(NodeApiError);
	for (const secret of secrets)
		expect(JSON.stringify({ ...(failure as Error), text: String(failure) })).not.toContain(secret);
});
