import { channelId, oneMsgClient } from '../../../emulator/test/gatewayClient';
import { CapturedLog } from '../../support/capturedLog';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { byId } from '../../support/emulatorHost';
import { ana, below, GatewayTriggers, secretOf } from '../../support/gatewayTriggers';

describe('a trigger through 1msg.io', () => {
	let bench: GatewayTriggers;
	let call: ReturnType<typeof oneMsgClient>;
	let number: string;
	let log: CapturedLog;
	const addresses = async (): Promise<string[]> =>
		(await call('GET', '/webhook')).data.webhookUrl as string[];
	beforeEach(async () => {
		bench = await GatewayTriggers.open();
		call = oneMsgClient(bench.emulator);
		({ number } = bench);
		log = new CapturedLog();
	});
	afterEach(async () => {
		log.end();
		await bench.close();
	});

	it('hears messages in the form of 1msg at an address whose path ends with a secret', async () => {
		const trigger = bench.add('oneMsg');
		await trigger.activate();
		await bench.write();
		expect(trigger.heard).toMatchObject([
			{
				event: 'message.received',
				provider: 'oneMsg',
				phoneNumberId: channelId,
				groupId: number,
				chatInput: 'Hello',
				participant: { waId: ana, name: 'Ana' },
				message: { type: 'text', text: 'Hello' },
			},
		]);
		const [listed = ''] = await addresses();
		expect(listed.startsWith(below(trigger))).toBe(true);
		expect(secretOf(listed)).toMatch(/^[0-9a-f]{64}$/);
		expect(listed).not.toContain('EMULATOR_1MSG_TOKEN');
		expect(JSON.stringify([trigger.heard, trigger.staticData, log.lines])).not.toContain(
			secretOf(listed),
		);
	});

	it('answers 401 to a missing or wrong secret, starts nothing, and logs a line without the secret', async () => {
		const trigger = bench.add('oneMsg', { events: ['unknown'] });
		await trigger.activate();
		const [listed = ''] = await addresses();
		const secret = secretOf(listed);
		const other = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`;
		for (const wrong of [
			trigger.address,
			`${trigger.address}?key=${secret}`,
			below(trigger) + other,
			`${below(trigger)}x`,
			`${below(trigger)}${secret}0`,
		]) {
			// Within a second, the log has one line for all of them.
			resetProcessState();
			expect(await bench.post(wrong)).toBe(401);
		}
		expect(log.lines).not.toEqual([]);
		for (const line of log.lines)
			expect(line).toMatch(
				/^warn Trigger: .*without a valid signature\. Responded with 401; no execution was started\.[^?/]*$/,
			);
		expect(trigger.executions).toEqual([]);
		expect(await bench.post(listed)).toBe(200);
	});

	it('asks for the signature of Meta also where a secret could stand', async () => {
		const trigger = bench.add('meta');
		await trigger.activate();
		expect(await bench.post(`${below(trigger)}x`)).toBe(401);
	});

	it.each(['', '@g.us'])(
		'hears the groups of its filter, written with "%s" at the end',
		async (suffix) => {
			const [own, other] = [`${number}${suffix}`, `12036340000000000${suffix}`].map((groupId) =>
				bench.add('oneMsg', { filters: { groups: { group: [{ groupId: byId(groupId) }] } } }),
			);
			await own?.activate();
			await other?.activate();
			await bench.write();
			expect([own?.heard.length, other?.heard.length]).toEqual([1, 0]);
		},
	);

	it("understands Meta's own webhooks, and names the group as before", async () => {
		const trigger = bench.add('oneMsg', { events: ['message.received', 'participant.joined'] });
		await trigger.activate();
		await call('POST', '/settings', { rawHooks: true });
		await bench.write();
		await bench.join();
		expect(trigger.heard).toMatchObject([
			{
				event: 'message.received',
				phoneNumberId: channelId,
				groupId: number,
				message: { text: 'Hello' },
			},
			{ event: 'participant.joined', phoneNumberId: channelId, groupId: number },
		]);
	});

	it('hears in a test run beside the active workflow, which goes on hearing', async () => {
		const trigger = bench.add('oneMsg');
		await trigger.activate();
		await trigger.listen();
		await bench.write();
		expect([trigger.executions.length, trigger.testExecutions.length]).toEqual([1, 1]);
		await bench.testRunEnds(trigger);
		expect(await addresses()).toEqual([expect.stringContaining(below(trigger))]);
	});

	it('fetches the file of a message from its address, without the token', async () => {
		const trigger = bench.add('oneMsg', { options: { downloadMedia: true } });
		await trigger.activate();
		await bench.write({ media: { kind: 'image', caption: 'Plan' } });
		expect(trigger.executions[0]).toMatchObject([
			{
				json: { message: { type: 'image', text: 'Plan', media: { binaryField: 'data' } } },
				binary: { data: expect.any(Object) as object },
			},
		]);
	});
});
