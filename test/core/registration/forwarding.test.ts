import { Callback } from '../../../emulator/callback';
import { CapturedLog } from '../../support/capturedLog';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { heardPeople, TriggerBench } from '../../support/triggerBench';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';

// The pause is for webhooks that are on their way while an address is put back; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('sharing the events with another callback', () => {
	let bench: TriggerBench;
	let other: Callback;
	let log: CapturedLog;

	beforeAll(async () => {
		bench = await TriggerBench.open();
	});
	afterAll(async () => await bench.close());
	beforeEach(async () => {
		await bench.begin();
		other = await Callback.open();
		log = new CapturedLog();
	});
	afterEach(async () => {
		log.end();
		await other.close();
		await bench.end();
	});

	function add(parameters: Record<string, string> = {}): HostedTrigger {
		return bench.host.add({
			credentials: bench.credentials,
			parameters: {
				events: ['joinRequest.created'],
				ifOtherCallback: 'share',
				otherVerifyToken: 'secret',
				...parameters,
			},
		});
	}

	async function share(): Promise<HostedTrigger> {
		bench.setPhoneCallback(other.url);
		const trigger = add();
		await trigger.activate();
		return trigger;
	}

	it('passes every webhook on, byte for byte and with its signature, also those that start nothing here', async () => {
		const trigger = await share();
		const waId = await bench.somebodyAsks();
		await bench.send({
			object: 'whatsapp_business_account',
			entry: [{ id: '1', changes: [{ field: 'messages', value: { note: 'é/😀' } }] }],
		});
		const [first, second] = await other.hear(2);
		expect(heardPeople(trigger.heard)).toEqual([waId]);
		expect(second?.body).toContain('\\u00e9\\/\\ud83d\\ude00');
		for (const webhook of [first, second]) {
			expect(webhook?.headers['x-hub-signature-256']).toBe(
				`sha256=${sign(webhook?.body ?? '', bench.credentials.appSecret)}`,
			);
			expect(webhook?.headers['content-type']).toBe('application/json');
		}
		await trigger.deactivate();
		expect(bench.callbacks.phoneNumber).toBe(other.url);
	});

	it('passes on nothing that is not authentic', async () => {
		await share();
		await bench.send({ object: 'whatsapp_business_account', entry: [] }, 'wrong');
		expect(other.received).toEqual([]);
	});

	it.each([500, 401, 302])(
		'asks Meta to repeat when the other one answers %i, without doubling what was heard here',
		async (status) => {
			const trigger = await share();
			other.answers.push(status);
			const waId = await bench.somebodyAsks();
			await other.hear(2);
			await bench.settle();
			expect(heardPeople(trigger.heard)).toEqual([waId]);
			expect(other.received).toHaveLength(2);
			expect(bench.host.answers.filter((answer) => answer === 502)).toHaveLength(1);
		},
	);

	it('lets the other one go at once when it answers 410, with a log line', async () => {
		const trigger = await share();
		other.answers.push(410);
		await bench.somebodyAsks();
		await bench.somebodyAsks();
		expect(other.received).toHaveLength(1);
		expect(trigger.heard).toHaveLength(2);
		expect(log.lines).toEqual([expect.stringContaining(`The callback at ${other.url} is gone`)]);
		await trigger.deactivate();
		expect(bench.callbacks.phoneNumber).toBeUndefined();
	});

	it('gives the other one three seconds when it answers 404, and then lets it go', async () => {
		const trigger = await share();
		const start = Date.now();
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => start);
		other.answers.push(404, 200);
		const waId = await bench.somebodyAsks();
		await other.hear(2);
		expect(heardPeople(trigger.heard)).toEqual([waId]);
		other.answers.push(...Array.from({ length: 20 }, () => 404));
		await bench.somebodyAsks();
		clock.mockImplementation(() => start + 4_000);
		await bench.somebodyAsks();
		const before = other.received.length;
		await bench.somebodyAsks();
		clock.mockRestore();
		expect(other.received).toHaveLength(before);
		expect(log.lines.filter((line) => line.includes('is gone'))).toHaveLength(1);
	});

	it('passes on to whoever was behind one that was let go, once that one says so', async () => {
		const [one, two, three] = [add(), add(), add()];
		for (const trigger of [one, two, three]) await trigger.activate();
		// As n8n does it: the address is dead before the node is told.
		two.isActive = false;
		await bench.somebodyAsks();
		const later = Date.now() + 4_000;
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
		await bench.somebodyAsks();
		expect(log.lines.join()).toContain(`The callback at ${two.address} is gone`);
		await two.deactivate();
		const waId = await bench.somebodyAsks();
		clock.mockRestore();
		expect(heardPeople(one.heard)).toContain(waId);
		expect(heardPeople(three.heard)).toContain(waId);
	});

	it('says at activation when the other one could not be put back, or is dead', async () => {
		bench.setPhoneCallback(other.url);
		await expect(add({ otherVerifyToken: '' }).activate()).rejects.toThrow(
			/another verify token.*Fill in "Other Verify Token"/s,
		);
		bench.setPhoneCallback('http://127.0.0.1:9/hook');
		await expect(add().activate()).rejects.toThrow(/does not respond.*Replace/s);
		expect(bench.callbacks.phoneNumber).toBe('http://127.0.0.1:9/hook');
	});

	it('ends where a callback sends webhooks back', async () => {
		const [one, two] = [add(), add()];
		await one.activate();
		await two.activate();
		// As after a restart from an old backup: each believes to be the first.
		const saved = JSON.parse(one.staticData) as {
			'node:Trigger': { callback: { next?: string; version: number } };
		};
		saved['node:Trigger'].callback = {
			...saved['node:Trigger'].callback,
			next: two.address,
			version: Date.now() + 1_000,
		};
		one.staticData = JSON.stringify(saved);
		const waId = await bench.somebodyAsks();
		expect([heardPeople(one.heard), heardPeople(two.heard)]).toEqual([[waId], [waId]]);
		expect(bench.host.answers.filter((status) => status === 502)).toEqual([]);
	});

	it('reaches six triggers, and not a seventh: five hops are the most', async () => {
		const triggers = Array.from({ length: 7 }, () => add());
		for (const trigger of triggers) await trigger.activate();
		await bench.somebodyAsks();
		expect(triggers.map(({ executions }) => executions.length)).toEqual([0, 1, 1, 1, 1, 1, 1]);
		expect(log.lines.join()).toContain('forwarded too often');
	});

	it('lets no stranger change the chain', async () => {
		const trigger = await share();
		const news = JSON.stringify({
			object: 'n8n_trigger_chain',
			action: 'leave',
			about: other.url,
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
		expect(await post(old, sign(old, bench.credentials.appSecret))).toBe(401);
		await bench.somebodyAsks();
		expect(other.received).toHaveLength(1);
	});

	it('is still active after a restart of n8n when another trigger passes everything on to it', async () => {
		const [one, two] = [add(), add()];
		await one.activate();
		await two.activate();
		bench.emulator.emulation.requests.clear();
		await one.activate();
		await two.activate();
		expect(bench.emulator.emulation.requests.find({ method: 'POST' })).toEqual([]);
		expect(bench.callbacks.phoneNumber).toBe(two.address);
	});
});
