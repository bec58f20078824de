import { Callback } from '../../../emulator/callback';
import { loadFixture } from '../../events/readFixture';
import { sharing, useTriggers } from '../../support/useTriggers';
import {
	chainHeader,
	readAnswer,
	writeAnswer,
	writeMessage,
} from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';
import { metaWebhooks } from '../../../nodes/WhatsAppGroups/providers/meta/webhooks';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('messages of the chain', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('let webhooks be forwarded to whoever was behind one that could not be reached, once that one says so', async () => {
		const add = () => setup.add({ ...sharing, events: ['message.received'] });
		const [one, two, three] = [add(), add(), add()];
		for (const trigger of [one, two, three]) await trigger.activate();
		// As n8n does it: the address is dead before the node is told.
		two.isActive = false;
		const body = JSON.stringify(loadFixture('webhook.messages.text'));
		expect(await setup.bench.post(three, body)).toBe(502);
		await two.deactivate();
		expect(await setup.bench.post(three, body)).toBe(200);
		expect([one, two, three].map(({ heard }) => heard.length)).toEqual([1, 0, 1]);
	});

	describe('that somebody on the way has seen', () => {
		const secret = () => metaWebhooks.keys(setup.bench.credentials).chainSecret;
		const write = (chainSecret = secret()) =>
			writeMessage({ action: 'leave', about: setup.other.url }, { chainSecret }).body;

		async function post(body: string, headers: Record<string, string>): Promise<number> {
			const { status } = await fetch(trigger.address, {
				method: 'POST',
				body,
				headers: { 'content-type': 'application/json', ...headers },
			});
			return status;
		}
		const tell = async (body: string) => await post(body, { [chainHeader]: '1' });
		let trigger: HostedTrigger;
		beforeEach(async () => {
			trigger = await setup.addInFrontOfOther();
		});

		async function isStillForwarded(): Promise<boolean> {
			await setup.bench.somebodyAsks();
			return setup.other.received.length === 1;
		}

		it('are taken from no stranger', async () => {
			const { appSecret } = setup.bench.credentials;
			for (const wrong of ['wrong', appSecret, '']) expect(await tell(write(wrong))).toBe(401);
			for (const body of ['{}', '[]', '{"chain":1}', '{"chain":"AAAA"}', 'no JSON'])
				expect([401, 422]).toContain(await tell(body));
			expect(await isStillForwarded()).toBe(true);
		});

		it('are taken once', async () => {
			const body = write();
			expect(await tell(body)).toBe(200);
			expect(await tell(body)).toBe(401);
			expect(await isStillForwarded()).toBe(false);
		});

		it('are too old after a minute, also where nobody has seen them', async () => {
			const body = write();
			const later = Date.now() + 60_000;
			const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
			expect(await tell(body)).toBe(401);
			clock.mockRestore();
			expect(await isStillForwarded()).toBe(true);
		});

		it('pass for no webhook: nothing that proves them proves one', async () => {
			const body = write();
			for (const key of [secret(), sign('trigger chain', secret())])
				expect(await post(body, { 'x-hub-signature-256': `sha256=${sign(body, key)}` })).toBe(401);
			expect(trigger.executions).toEqual([]);
		});

		it('show neither whom they are about nor who stays', () => {
			expect(write()).not.toContain(new URL(setup.other.url).host);
		});
	});

	it('count only if the one who answers knows the secret, too', () => {
		const keys = { chainSecret: 'secret' };
		const { nonce } = writeMessage({ action: 'reach', about: 'x' }, keys);
		const said = writeAnswer({ nonce, found: true, address: 'y' }, keys);
		expect(readAnswer(said, nonce, keys)).toEqual({ found: true, address: 'y' });
		expect(readAnswer(said, 'another one', keys)).toEqual({});
		expect(readAnswer('{"found":true,"address":"y"}', nonce, keys)).toEqual({});
		expect(readAnswer(said, nonce, { chainSecret: 'wrong' })).toEqual({});
	});
});
