import { Callback } from '../../../emulator/callback';
import type { IDataObject } from 'n8n-workflow';
import { Deduplication } from '../../../nodes/WhatsAppGroups/core/webhooks/deduplication';
import { loadFixture } from '../../events/readFixture';
import type { HostedTrigger } from '../../support/hostedTrigger';
import { receiptWebhooks } from '../../support/receiptStorm';
import { phoneNumberId } from '../../support/triggerBench';
import { useTriggers } from '../../support/useTriggers';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';

const toCandidates = (names: string[], isFrequent = false) =>
	names.map((eventId) => ({ eventId, isFrequent }));

describe('events that Meta repeats', () => {
	it('are taken once, and receipts do not push out the others', () => {
		const staticData: IDataObject = {};
		const deduplication = new Deduplication();
		expect(deduplication.takeNew(toCandidates(['a', 'b', 'a']), staticData)).toHaveLength(2);
		deduplication.takeNew(
			toCandidates(
				Array.from({ length: 50_000 }, (_, at) => `receipt ${at}`),
				true,
			),
			staticData,
		);
		expect(deduplication.takeNew(toCandidates(['a', 'b']), staticData)).toEqual([]);
	});

	it('are told apart from those under way, and looking changes nothing', () => {
		const staticData: IDataObject = {};
		const deduplication = new Deduplication();
		const [started, underWay, novel] = ['a', 'b', 'c'].map((name) => toCandidates([name]));
		deduplication.keep(deduplication.takeNew(started ?? [], staticData));
		deduplication.takeNew(underWay ?? [], staticData);
		const saved = JSON.stringify(staticData);
		const all = toCandidates(['a', 'b', 'c']);
		expect(deduplication.withoutStarted(all, staticData)).toEqual([
			...(underWay ?? []),
			...(novel ?? []),
		]);
		expect(JSON.stringify(staticData)).toBe(saved);
		expect(new Deduplication().withoutStarted(all, staticData)).toHaveLength(1);
	});

	it('that another process has saved over are added, also when somebody only looked before', () => {
		const [saved, deduplication]: [IDataObject, Deduplication] = [{}, new Deduplication()];
		deduplication.keep(deduplication.takeNew(toCandidates(['a']), saved));
		deduplication.keep(deduplication.takeNew(toCandidates(['b']), saved));
		const others: IDataObject = {};
		new Deduplication().takeNew(toCandidates(['c']), others);
		deduplication.withoutStarted(toCandidates(['c']), others);
		deduplication.takeNew(toCandidates(['c']), others);
		expect(new Deduplication().takeNew(toCandidates(['a', 'b', 'c']), others)).toEqual([]);
	});

	it('need at most 24 kB of what n8n saves', () => {
		const staticData: IDataObject = {};
		const deduplication = new Deduplication();
		for (const isFrequent of [true, false])
			deduplication.takeNew(
				toCandidates(
					Array.from({ length: 5_000 }, (_, at) => `event ${at}`),
					isFrequent,
				),
				staticData,
			);
		expect(JSON.stringify(staticData).length).toBeLessThan(24_100);
	});

	it('are known to another process, as soon as it reads what was saved', () => {
		const staticData: IDataObject = {};
		const [one, other] = [new Deduplication(), new Deduplication()];
		one.takeNew(toCandidates(['a']), staticData);
		expect(other.takeNew(toCandidates(['a', 'b']), staticData)).toEqual([
			{ eventId: 'b', isFrequent: false },
		]);
		expect(one.takeNew(toCandidates(['a', 'b']), staticData)).toEqual([]);
	});

	it('are not saved by another handler before it is known whether their execution was created', () => {
		const staticData: IDataObject = {};
		const deduplication = new Deduplication();
		const failing = deduplication.takeNew(toCandidates(['a']), {});
		deduplication.keep(deduplication.takeNew(toCandidates(['b']), staticData));
		deduplication.forget(failing);
		expect(new Deduplication().takeNew(toCandidates(['a', 'b']), staticData)).toEqual(
			toCandidates(['a']),
		);
	});

	it('are saved with the next webhook when another handler has saved its list without them', () => {
		const [savedFirst, savedLast]: IDataObject[] = [{}, {}];
		const deduplication = new Deduplication();
		const first = deduplication.takeNew(toCandidates(['a']), savedFirst ?? {});
		const last = deduplication.takeNew(toCandidates(['b']), savedLast ?? {});
		deduplication.keep(first);
		deduplication.keep(last);
		const database = savedLast ?? {};
		deduplication.takeNew([], database);
		expect(new Deduplication().takeNew(toCandidates(['a', 'b']), database)).toEqual([]);
	});

	it('that one process overwrote are saved again by the other', () => {
		const [one, other] = [new Deduplication(), new Deduplication()];
		const [savedByOne, savedByOther]: IDataObject[] = [{}, {}];
		one.keep(one.takeNew(toCandidates(['a']), savedByOne ?? {}));
		other.takeNew(toCandidates(['b']), savedByOther ?? {});
		const database = savedByOther ?? {};
		one.takeNew(toCandidates(['c']), database);
		expect(new Deduplication().takeNew(toCandidates(['a', 'b', 'c']), database)).toEqual([]);
	});

	describe('at the trigger', () => {
		const setup = useTriggers(async () => await Callback.open());
		let trigger: HostedTrigger;

		beforeEach(async () => {
			trigger = setup.add({ events: ['message.received', 'message.read', 'joinRequest.created'] });
			await trigger.activate();
		});

		const text = loadFixture('webhook.messages.text');

		it('start one execution', async () => {
			await setup.bench.emulator.control('POST', '/webhooks', { repeat: 5 });
			await setup.bench.somebodyAsks();
			expect(trigger.executions).toHaveLength(1);
		});

		it('start none after a restart either', async () => {
			await setup.bench.send(text);
			resetProcessState();
			await setup.bench.send(text);
			expect(trigger.executions).toHaveLength(1);
		});

		it('are receipts of several participants, each of its own, though they share a message', async () => {
			await setup.bench.send(loadFixture('webhook.statuses.read.multi_participant'));
			await setup.bench.send(loadFixture('webhook.statuses.read.multi_participant'));
			expect(trigger.heard.map(({ participant }) => participant)).toEqual([
				{ id: '16505551234', waId: '16505551234' },
				{ id: '16505556789', waId: '16505556789' },
			]);
		});

		it('are taken when n8n could not start the execution the first time', async () => {
			trigger.failsToStart = true;
			await setup.bench.send(text);
			trigger.failsToStart = false;
			await setup.bench.send(text);
			expect(trigger.executions).toHaveLength(1);
		});

		it('are lost in no storm: 20,000 receipts, and 50 join requests among them', async () => {
			const webhooks = receiptWebhooks({
				groupId: setup.bench.groupId,
				phoneNumberId,
				receipts: 20_000,
				perWebhook: 1_000,
			});
			const storm = webhooks.map(
				async (body) => await setup.bench.emulator.control('POST', '/webhooks/send', { body }),
			);
			const people = Array.from({ length: 50 }, async () => await setup.bench.somebodyAsks());
			const asked = await Promise.all([Promise.all(people), ...storm]);
			await setup.bench.settle();
			const heard = trigger.heard.map(({ participant }) => (participant as { waId: string }).waId);
			expect(heard.sort()).toEqual([...asked[0]].sort());
		});
	});
});
