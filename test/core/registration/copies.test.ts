import { Callback } from '../../../emulator/callback';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { hopsHeader, toHop } from '../../../nodes/WhatsAppGroups/core/registration/hops';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { TriggerHost } from '../../support/triggerHost';
import { sharing, useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('a copy of a published workflow', () => {
	const setup = useTriggers(async () => await Callback.open());
	let otherN8n: TriggerHost;
	let production: HostedTrigger;
	beforeEach(async () => {
		otherN8n = await TriggerHost.open();
		production = setup.add();
	});
	afterEach(async () => await otherN8n.close());

	/** In another process: nothing is in memory. */
	async function elsewhere(act: () => Promise<void>): Promise<void> {
		resetProcessState();
		await act().finally(resetProcessState);
	}

	interface Copying {
		readonly instanceId?: string;
		readonly rule?: string;
		readonly host?: TriggerHost;
		readonly id?: string;
	}

	function copy({
		instanceId = 'this n8n',
		rule = 'stop',
		host = otherN8n,
		id = production.id,
	}: Copying): HostedTrigger {
		const copied = host.add({
			id,
			credentials: production.credentials,
			parameters: { ...production.parameters, ifOtherCallback: rule },
		});
		copied.instanceId = instanceId;
		copied.staticData = production.staticData;
		return copied;
	}

	async function expectProductionUntouched(): Promise<void> {
		expect(setup.bench.callbacks.phoneNumber).toBe(production.address);
		const before = production.heard.length;
		await elsewhere(async () => void (await setup.bench.somebodyAsks()));
		expect(production.heard).toHaveLength(before + 1);
	}

	const copies: Array<[string, Copying]> = [
		['imported into another n8n', { instanceId: 'another n8n' }],
		['in a clone of the database at another address', {}],
	];

	describe.each(copies)('%s', (_what, copying) => {
		it.each(['stop', 'share', 'replace'])(
			'takes nothing when it is switched off before it was ever on (%s)',
			async (rule) => {
				await production.activate();
				const copied = copy({ ...copying, rule });
				copied.isActive = true;
				await elsewhere(async () => await copied.deactivate());
				await expectProductionUntouched();
			},
		);

		it('is refused with Stop, however often it is switched on and off', async () => {
			await production.activate();
			const copied = copy(copying);
			for (let times = 0; times < 3; times++) {
				await elsewhere(
					async () =>
						await expect(copied.activate()).rejects.toThrow(
							`already go to another callback: ${production.address}`,
						),
				);
				await elsewhere(async () => await copied.deactivate());
			}
			await expectProductionUntouched();
		});

		it('shares when it is asked to, and leaves everything as it was', async () => {
			await production.activate();
			const copied = copy({ ...copying, rule: 'share' });
			await elsewhere(async () => await copied.activate());
			expect(setup.bench.callbacks.phoneNumber).toBe(copied.address);
			await elsewhere(async () => await copied.deactivate());
			await expectProductionUntouched();
		});

		it('gives back what it replaced', async () => {
			await production.activate();
			const copied = copy({ ...copying, rule: 'replace' });
			await elsewhere(async () => await copied.activate());
			expect(setup.bench.callbacks.phoneNumber).toBe(copied.address);
			await elsewhere(async () => await copied.deactivate());
			await expectProductionUntouched();
		});

		it('leaves a chain alone that production is in', async () => {
			production.parameters = { ...production.parameters, ...sharing };
			await production.activate();
			const front = setup.add(sharing);
			await front.activate();
			const copied = copy(copying);
			copied.isActive = true;
			await elsewhere(async () => await copied.deactivate());
			await elsewhere(async () => await expect(copied.activate()).rejects.toThrow(/already go to/));
			await setup.bench.somebodyAsks();
			expect([front.heard.length, production.heard.length]).toEqual([1, 1]);
		});
	});

	it('under another ID in the same n8n takes nothing', async () => {
		await production.activate();
		const copied = copy({ id: 'duplicate', host: setup.bench.host });
		copied.save(production.saved);
		await expect(copied.activate()).rejects.toThrow(/already go to another callback/);
		await copied.deactivate();
		await expectProductionUntouched();
	});

	it('in front of production is not taken for production, though both have the same IDs', async () => {
		const front = await setup.addInFrontOfOther();
		const hop = toHop({
			key: `workflow-${front.id}/node-${front.id}/live`,
			context: { getNodeWebhookUrl: () => copy({ id: front.id }).address },
		});
		await setup.bench.post(front, '{}', { headers: { [hopsHeader]: hop } });
		expect(setup.other.received).toHaveLength(1);
	});
});
