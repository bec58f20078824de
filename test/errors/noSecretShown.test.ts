import { inspect } from 'node:util';
import { offers } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { runAction } from '../support/actionHost';
import { CapturedLog } from '../support/capturedLog';
import { fillCredential } from '../support/credentialTypes';
import { samplesOf } from '../../scripts/generate/samples/operationSamples';
import { sampleItem } from '../../scripts/generate/samples/sampleItem';

// Reads are asked again after a pause.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../support/skippedTime').n8nWorkflow,
);

const key = 'EAAGm0PX4ZCpsBAKb+Very/Secret=Token';
const appSecret = 'deadbeefdeadbeefdeadbeefdeadbeef';
const asQuery = new URLSearchParams({ token: key }).toString();
/** The key as it is, and as addresses have it. */
const secrets = [key, encodeURIComponent(key), asQuery.slice('token='.length), appSecret];

const envelope = {
	error: {
		message: `(#190) Malformed access token ${key}`,
		type: 'OAuthException',
		code: 190,
		error_data: { details: `Secret ${appSecret} of ${key} is wrong` },
	},
};
const sentence = { error: `Cannot POST /371267300/sendMessage?${asQuery}` };
const address = `https://api.example/371267300/groups?token=${encodeURIComponent(key)}`;

const failures: ReadonlyArray<[what: string, answer: () => unknown]> = [
	['it is repeated in an envelope', () => ({ statusCode: 401, headers: {}, body: envelope })],
	[
		'it is repeated in a sentence, with the address',
		() => ({ statusCode: 404, headers: {}, body: sentence }),
	],
	[
		'it is repeated in a 200',
		() => ({
			statusCode: 200,
			headers: {},
			body: { sent: false, message: address, description: key, error: address },
		}),
	],
	[
		'a proxy answers with a page',
		() => ({ statusCode: 502, headers: {}, body: `<html>${address}</html>` }),
	],
	[
		'the connection breaks',
		() => {
			throw Object.assign(new Error(`socket hang up ${address}`), {
				code: 'ECONNRESET',
				config: { url: address, params: { token: key }, headers: { authorization: key } },
			});
		},
	],
];

/** Everything that n8n could show, log or save of an error. */
function everythingIn(error: unknown): string {
	return `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)} ${String((error as Error).stack)}`;
}

describe.each(providers)('through $name', (provider) => {
	const offered = operations.filter((operation) => offers(provider, operation));
	const credentials = {
		...fillCredential(provider, { secret: key, other: '371267300' }),
		appSecret,
	};

	describe.each(
		offered.map(
			(operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
		),
	)('%s', (_name, operation) => {
		const [sample] = samplesOf(operation);

		it.each(failures)('shows no secret when %s', async (_what, answer) => {
			const log = new CapturedLog();
			const parameters = { ...sample?.parameters, provider: provider.value };
			const shown = await runAction({
				parameters,
				credentials,
				items: [sampleItem()],
				answer: answer as never,
			}).then(({ items, hints }) => JSON.stringify([items, hints]), everythingIn);
			log.end();
			expect(shown.length).toBeGreaterThan(10);
			for (const secret of secrets) expect(`${shown} ${log.lines.join()}`).not.toContain(secret);
		});
	});
});
