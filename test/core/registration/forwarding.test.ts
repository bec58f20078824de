import { Callback } from '../../../emulator/callback';
import { heardPeople } from '../../support/triggerBench';
import { useTriggers } from '../../support/useTriggers';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('forwarding to another callback', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('sends every webhook, byte for byte and with its signature, also those that start nothing here', async () => {
		const trigger = await setup.addInFrontOfOther();
		const waId = await setup.bench.somebodyAsks();
		await setup.bench.send({
			object: 'whatsapp_business_account',
			entry: [{ id: '1', changes: [{ field: 'messages', value: { note: 'é/😀' } }] }],
		});
		const [first, second] = await setup.other.hear(2);
		expect(heardPeople(trigger.heard)).toEqual([waId]);
		expect(second?.body).toContain('\\u00e9\\/\\ud83d\\ude00');
		for (const webhook of [first, second]) {
			expect(webhook?.headers['x-hub-signature-256']).toBe(
				`sha256=${sign(webhook?.body ?? '', setup.bench.credentials.appSecret)}`,
			);
			expect(webhook?.headers['content-type']).toBe('application/json');
		}
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
	});

	it('sends nothing that is not authentic', async () => {
		await setup.addInFrontOfOther();
		await setup.bench.send({ object: 'whatsapp_business_account', entry: [] }, 'wrong');
		expect(setup.other.received).toEqual([]);
	});

	it.each([500, 401, 302])(
		'asks Meta to repeat when the other one answers %i, without doubling what was heard here',
		async (status) => {
			const trigger = await setup.addInFrontOfOther();
			setup.other.answers.push(status);
			const waId = await setup.bench.somebodyAsks();
			await setup.other.hear(2);
			await setup.bench.settle();
			expect(heardPeople(trigger.heard)).toEqual([waId]);
			expect(setup.other.received).toHaveLength(2);
			expect(setup.bench.host.answers.filter((answer) => answer === 502)).toHaveLength(1);
		},
	);

	it('lets the other one go at once when it answers 410, with a log line', async () => {
		const trigger = await setup.addInFrontOfOther();
		setup.other.answers.push(410);
		await setup.bench.somebodyAsks();
		await setup.bench.somebodyAsks();
		expect(setup.other.received).toHaveLength(1);
		expect(trigger.heard).toHaveLength(2);
		expect(setup.log.lines).toEqual([
			expect.stringContaining(`The callback at ${setup.other.url} is gone`),
		]);
		await trigger.deactivate();
		expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
	});

	it('gives the other one three seconds when it answers 404, and then lets it go', async () => {
		const trigger = await setup.addInFrontOfOther();
		const start = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => start);
		setup.other.answers.push(404, 200);
		const waId = await setup.bench.somebodyAsks();
		await setup.other.hear(2);
		expect(heardPeople(trigger.heard)).toEqual([waId]);
		setup.other.answers.push(...Array.from({ length: 20 }, () => 404));
		await setup.bench.somebodyAsks();
		clock.mockImplementation(() => start + 4_000);
		await setup.bench.somebodyAsks();
		const before = setup.other.received.length;
		await setup.bench.somebodyAsks();
		clock.mockRestore();
		expect(setup.other.received).toHaveLength(before);
		expect(setup.log.lines.filter((line) => line.includes('is gone'))).toHaveLength(1);
	});

	it('begins the three seconds again when the other one has answered in between', async () => {
		await setup.addInFrontOfOther();
		const start = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => start);
		setup.other.answers.push(404, 200);
		await setup.bench.somebodyAsks();
		await setup.other.hear(2);
		clock.mockImplementation(() => start + 4_000);
		setup.other.answers.push(404, 200);
		await setup.bench.somebodyAsks();
		await setup.other.hear(4);
		clock.mockRestore();
		await setup.bench.somebodyAsks();
		expect(setup.other.received).toHaveLength(5);
		expect(setup.log.lines.join()).not.toContain('is gone');
	});
});
