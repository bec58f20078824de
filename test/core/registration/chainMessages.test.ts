import { Callback } from '../../../emulator/callback';
import { heardPeople } from '../../support/triggerBench';
import { sharing, useTriggers } from '../../support/useTriggers';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('messages of the chain', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('let webhooks be forwarded to whoever was behind one that was let go, once that one says so', async () => {
		const [one, two, three] = [setup.add(sharing), setup.add(sharing), setup.add(sharing)];
		for (const trigger of [one, two, three]) await trigger.activate();
		// As n8n does it: the address is dead before the node is told.
		two.isActive = false;
		await setup.bench.somebodyAsks();
		const later = Date.now() + 4_000;
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
		await setup.bench.somebodyAsks();
		expect(setup.log.lines.join()).toContain(`The callback at ${two.address} is gone`);
		await two.deactivate();
		const waId = await setup.bench.somebodyAsks();
		clock.mockRestore();
		expect(heardPeople(one.heard)).toContain(waId);
		expect(heardPeople(three.heard)).toContain(waId);
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
