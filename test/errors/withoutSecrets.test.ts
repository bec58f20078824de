import { inspect } from 'node:util';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { emulatorCredentials, runAction } from '../support/actionHost';
import { sampleItem, samplesOf } from '../support/sampleValues';

// Reads are asked again after a pause.
jest.mock('n8n-workflow', () => ({ ...jest.requireActual<object>('n8n-workflow'), sleep: async () => await Promise.resolve() }));

const accessToken = 'EAAGm0PX4ZCpsBAKbVerySecretAccessToken';
const credentials = { ...emulatorCredentials, accessToken, appSecret: 'deadbeefdeadbeefdeadbeefdeadbeef' };

const echoing = {
	error: {
		message: `(#190) Malformed access token ${accessToken}`,
		type: 'OAuthException',
		code: 190,
		error_data: { details: `Secret ${credentials.appSecret} of ${accessToken} is wrong` },
	},
};

/** Everything that n8n could show, log or save of an error. */
function everythingIn(error: unknown): string {
	return `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)} ${String((error as Error).stack)}`;
}

describe.each(operations.map((operation) => [`${operation.resource}.${operation.operation}`, operation] as const))('%s', (_name, operation) => {
	const [sample] = samplesOf(operation);

	it.each([
		['Meta repeats it', () => ({ statusCode: 401, headers: {}, body: echoing })],
		['the connection breaks', () => { throw Object.assign(new Error(`socket hang up ${accessToken}`), { code: 'ECONNRESET', config: { headers: { authorization: accessToken } } }); }],
	])('shows no secret when %s', async (_what, answer) => {
		const shown = await runAction({ parameters: sample?.parameters ?? {}, credentials, items: [sampleItem()], answer: answer as never }).then(
			({ items, hints }) => JSON.stringify([items, hints]),
			everythingIn,
		);
		expect(shown).not.toContain(accessToken);
		expect(shown).not.toContain(credentials.appSecret);
		expect(shown.length).toBeGreaterThan(20);
	});
});
