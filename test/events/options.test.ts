import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';
import { loadFixture, groupId } from './readFixture';
import type { HostedTrigger } from '../support/hostedTrigger';
import { TriggerBench } from '../support/triggerBench';

const allEvents = [
	'message.received',
	'message.unsupported',
	'message.read',
	'joinRequest.created',
	'unknown',
];
const rl = (value: string) => ({ __rl: true, mode: 'id', value });

describe('what the panel of the trigger narrows down and adds', () => {
	let bench: TriggerBench;

	beforeAll(async () => {
		bench = await TriggerBench.open();
	});
	afterAll(async () => await bench.close());
	beforeEach(async () => await bench.begin());
	afterEach(async () => await bench.end());

	async function add(parameters: INodeParameters): Promise<HostedTrigger> {
		const trigger = bench.host.add({
			credentials: bench.credentials,
			parameters: { events: allEvents, ...parameters },
		});
		await trigger.activate();
		return trigger;
	}

	it.each<[string, INodeParameters, string, boolean]>([
		[
			'a chosen group',
			{ groups: { group: [{ groupId: rl(groupId) }] } },
			'webhook.messages.text',
			true,
		],
		[
			'another group',
			{ groups: { group: [{ groupId: rl('G2') }] } },
			'webhook.messages.text',
			false,
		],
		[
			'what is about no group',
			{ groups: { group: [{ groupId: rl('G2') }] } },
			'webhook.user_id_update',
			true,
		],
		['a sender in any spelling', { senders: '+1 (650) 555-1234' }, 'webhook.messages.text', true],
		[
			'a sender by user ID',
			{ senders: 'us.28817734120056449310' },
			'webhook.messages.text.username_only',
			true,
		],
		['a sender by username', { senders: 'Tiago_M' }, 'webhook.messages.text.username_only', true],
		['another sender', { senders: '4915112345678' }, 'webhook.messages.text', false],
		[
			'events without a sender',
			{ senders: '4915112345678' },
			'webhook.participants.join_request_created',
			true,
		],
		['a type', { messageTypes: ['image', 'video'] }, 'webhook.messages.image', true],
		['another type', { messageTypes: ['image', 'video'] }, 'webhook.messages.text', false],
		['a part of the text', { textContains: 'EVERYONE' }, 'webhook.messages.text', true],
		['a part of the caption', { textContains: 'taj' }, 'webhook.messages.image', true],
		['another text', { textContains: 'nobody' }, 'webhook.messages.text', false],
		['a pattern', { textMatches: '^what .*\\?$' }, 'webhook.messages.text', true],
		['another pattern', { textMatches: '^why' }, 'webhook.messages.text', false],
	])('filters: %s', async (_what, filters, fixture, passes) => {
		const trigger = await add({ filters });
		await bench.send(loadFixture(fixture));
		expect(trigger.executions).toHaveLength(passes ? 1 : 0);
	});

	it.each<[INodeParameters, string[]]>([
		[{}, ['106540352242922', '106540352242922']],
		[{ accounts: 'any' }, ['106540352242922', '106540352242922', '106540352242923']],
		[{ accounts: 'selected', accountIds: '1, 106540352242923' }, ['106540352242923']],
	])('hears the numbers that are meant: %j', async (parameters, numbers) => {
		const trigger = await add({
			events: ['participant.joined', 'message.received', 'message.delivered'],
			...parameters,
		});
		await bench.send(loadFixture('webhook.batch'));
		expect(trigger.heard.map(({ phoneNumberId }) => phoneNumberId)).toEqual(numbers);
	});

	it.each([
		'webhook.messages.text.individual',
		'webhook.statuses.individual',
		'webhook.statuses.sent',
	])('starts nothing for %s: not chosen, or no business of groups', async (fixture) => {
		const trigger = await add({
			events: ['message.received', 'message.delivered', 'message.read'],
		});
		await bench.send(loadFixture(fixture));
		expect(trigger.executions).toEqual([]);
	});

	it('puts the part of the webhook beside the event when asked', async () => {
		const trigger = await add({ options: { includeRaw: true } });
		await bench.send(loadFixture('webhook.messages.reply'));
		expect(trigger.heard[0]?.raw).toMatchObject({
			type: 'text',
			context: { from: '15550783881' },
			group_id: groupId,
		});
	});

	it('gives one item per message with all participants when receipts are merged, and doubles none later', async () => {
		const trigger = await add({ options: { mergeReceipts: true } });
		await bench.send(loadFixture('webhook.statuses.read.multi_participant'));
		await bench.send(loadFixture('webhook.statuses.read.multi_participant'));
		expect(trigger.heard).toHaveLength(1);
		expect(trigger.heard[0]).toMatchObject({
			event: 'message.read',
			status: 'read',
			participants: [{ waId: '16505551234' }, { waId: '16505556789' }],
		});
	});

	describe('files', () => {
		beforeAll(async () => {
			const service = Container.get(BinaryDataService);
			jest.spyOn(service, 'store').mockImplementation(async (_location, data, binary) => {
				const chunks: Buffer[] = [];
				if (Buffer.isBuffer(data)) chunks.push(data);
				else for await (const chunk of data) chunks.push(chunk as Buffer);
				return {
					...binary,
					data: Buffer.concat(chunks).toString('base64'),
					fileSize: String(Buffer.concat(chunks).length),
				};
			});
		});
		afterAll(() => jest.restoreAllMocks());

		async function writeFile(bytes: number): Promise<void> {
			const { groupId: open } = await bench.emulator.control<{ groupId: string }>(
				'POST',
				'/groups',
				{ subject: 'Open', participants: [{ waId: '14155550999', name: 'Ana' }] },
			);
			const base64 = Buffer.alloc(bytes, 'x').toString('base64');
			await bench.emulator.control('POST', '/people/write', {
				groupId: open,
				waId: '14155550999',
				media: { kind: 'document', base64, mimeType: 'text/plain', filename: 'note.txt' },
			});
			await bench.settle();
		}

		it('come into binary data when asked', async () => {
			const trigger = await add({
				events: ['message.received'],
				options: { downloadMedia: true, binaryField: 'file' },
			});
			await writeFile(2_000);
			const [item] = trigger.executions.flat();
			expect(item?.binary?.file).toMatchObject({
				mimeType: 'text/plain',
				fileName: 'note.txt',
				data: Buffer.alloc(2_000, 'x').toString('base64'),
			});
			expect(item?.json.message).toMatchObject({ media: { binaryField: 'file' } });
		});

		it('that are too large are not fetched, and the item says so', async () => {
			const trigger = await add({
				events: ['message.received'],
				options: { downloadMedia: true, largestFile: 1 },
			});
			await writeFile(1_200_000);
			const [item] = trigger.executions.flat();
			expect(item?.binary).toBeUndefined();
			expect(item?.json.message).toMatchObject({
				media: { downloadFailed: 'The file has 1.1 MB, which exceeds the limit of 1.0 MB' },
			});
		});

		it('that cannot be had do not keep the event away', async () => {
			const trigger = await add({ events: ['message.received'], options: { downloadMedia: true } });
			await bench.send(loadFixture('webhook.messages.image'));
			expect(trigger.heard[0]?.message).toMatchObject({
				type: 'image',
				media: { downloadFailed: expect.stringMatching(/\w/) as string },
			});
		});
	});
});
