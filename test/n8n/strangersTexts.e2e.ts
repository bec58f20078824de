import { randomUUID } from 'node:crypto';
import { loadFixture } from '../events/readFixture';
import { postSigned } from './documentedWebhooks';
import { enterSuite, type Suite } from './suite';
import { listenFor, type Listening } from './triggerWorkflow';

const timeoutMs = 60_000;

/** The documented message, with another text and ID. */
function saying(text: string): string {
	return JSON.stringify(loadFixture('webhook.messages.text'))
		.replace(/wamid\.[^"]+/, `wamid.${randomUUID()}`)
		.replace(/"body":"[^"]*"/, `"body":${JSON.stringify(text)}`);
}

describe('a text that a stranger made for the pattern of a workflow, in a real n8n', () => {
	let suite: Suite;
	let listening: Listening;

	beforeAll(async () => {
		suite = await enterSuite();
		listening = await listenFor(suite, ['message.received'], {
			parameters: { accounts: 'any', filters: { textMatches: '^(\\w+\\s?)+$' } },
		});
	});

	afterAll(async () => await listening.stop());

	// JavaScript would look at the first of them for hours, and n8n could do nothing else meanwhile.
	it.each([40, 400, 4_000])(
		'of %d letters is answered and starts nothing, and the next message starts the workflow',
		async (letters) => {
			const before = await listening.executionCount();
			expect(await postSigned(listening.address, saying(`${'a'.repeat(letters)}!`))).toBe(200);
			expect(await postSigned(listening.address, saying('all is well'))).toBe(200);
			const executions = await listening.finished({ atLeast: before + 1 });
			expect(executions).toHaveLength(before + 1);
		},
		timeoutMs,
	);
});
