import { Callback } from '../../../emulator/callback';
import { loadFixture } from '../../events/readFixture';
import { sharing, useTriggers } from '../../support/useTriggers';
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

	it('are taken from no stranger', async () => {
		const trigger = await setup.addInFrontOfOther();
		const news = JSON.stringify({
			object: 'n8n_trigger_chain',
			action: 'leave',
			about: setup.other.url,
			at: Date.now(),
		});
		const post = async (body: string, signature: string) =>
			(
				await fetch(trigger.address, {
					method: 'POST',
					body,
					headers: { 'content-type': 'application/json', 'x-n8n-chain-signature': signature },
				})
			).status;
		expect(await post(news, sign(news, 'wrong'))).toBe(401);
		const old = news.replace(/"at":\d+/, `"at":${Date.now() - 600_000}`);
		expect(await post(old, sign(old, setup.bench.credentials.appSecret))).toBe(401);
		await setup.bench.somebodyAsks();
		expect(setup.other.received).toHaveLength(1);
	});
});
