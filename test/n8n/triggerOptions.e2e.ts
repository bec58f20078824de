import type { Json } from './actionWorkflow';
import { ana, ben, numberPath } from './events/eventCase';
import { enterSuite, type Suite } from './suite';
import { listenFor } from './triggerWorkflow';

const longMs = 60_000;
const chosen = (value: unknown) => ({ group: [{ groupId: { __rl: true, mode: 'id', value } }] });

describe('what the panel of the trigger lets pass and adds, in a real n8n', () => {
	let suite: Suite;
	let groupId: string;
	let otherGroup: string;

	beforeAll(async () => {
		suite = await enterSuite();
		const group = { subject: 'Order 4711', participants: [ana, ben] };
		({ groupId } = await suite.control.createOpenGroup(group));
		({ groupId: otherGroup } = await suite.control.createOpenGroup(group));
	});

	const write = async (waId: string, message: Json, to = groupId) =>
		await suite.control.person('write', { groupId: to, waId, ...message });

	/** The business writes; gives the ID of its message. */
	async function send(): Promise<string> {
		const { messages } = await suite.control.graph<{ messages: [{ id: string }] }>(
			'POST',
			`${numberPath}/messages`,
			{
				messaging_product: 'whatsapp',
				recipient_type: 'group',
				to: groupId,
				type: 'text',
				text: { body: 'It is on its way' },
			},
		);
		return messages[0].id;
	}

	/** The items that a trigger gives of what happens meanwhile, in so many executions. */
	async function hear(parameters: Json, act: () => Promise<unknown>, count = 1): Promise<Json[]> {
		const { event = 'message.received', ...others } = parameters;
		const listening = await listenFor(suite, [String(event)], { parameters: others });
		try {
			await act();
			await listening.taken();
			const executions = await listening.finished({ atLeast: count });
			expect(executions).toHaveLength(count);
			return executions.flatMap(({ items }) => items);
		} finally {
			await listening.stop();
		}
	}

	async function everybodyWrites(): Promise<void> {
		await write(ana.waId, { text: 'Hello Assistant, anybody here?' });
		await write(ben.waId, { text: 'Good morning' });
		await write(ana.waId, { text: 'And here?' }, otherGroup);
		await write(ben.waId, { media: { kind: 'image', caption: 'Look' } });
		await write(ana.waId, { text: 'Thanks', replyTo: await send() });
	}

	it.each<[string, () => Json, string[]]>([
		['Groups', () => ({ groups: chosen(otherGroup) }), ['And here?']],
		['Except Groups', () => ({ exceptGroups: chosen(groupId) }), ['And here?']],
		['Senders', () => ({ senders: ben.waId }), ['Good morning', 'Look']],
		['Except Senders', () => ({ exceptSenders: `+${ana.waId}` }), ['Good morning', 'Look']],
		['Message Types', () => ({ messageTypes: ['image'] }), ['Look']],
		['Text Contains', () => ({ textContains: 'MORNING' }), ['Good morning']],
		['Text Matches', () => ({ textMatches: '^and\\b' }), ['And here?']],
		[
			'Only When Addressed',
			() => ({ addressed: { by: { names: 'assistant, robot' } } }),
			['Hello Assistant, anybody here?', 'Thanks'],
		],
		[
			'Senders and Except Groups',
			() => ({ senders: ana.waId, exceptGroups: chosen(groupId) }),
			['And here?'],
		],
	])(
		'%s',
		async (_name, filters, expected) => {
			const items = await hear({ filters: filters() }, everybodyWrites, expected.length);
			// Executions of webhooks that come at once run side by side, and end in any order.
			const texts = items.map(({ message }) => String((message as Json).text));
			expect(texts.sort()).toEqual([...expected].sort());
		},
		longMs,
	);

	const writes = async () => await write(ana.waId, { text: 'Hello' });
	const sendsPicture = async () => await write(ana.waId, { media: { kind: 'image' } });
	const sendsLargeFile = async () => {
		const base64 = Buffer.alloc(1_200_000, 'x').toString('base64');
		await write(ana.waId, { media: { kind: 'document', base64, mimeType: 'text/plain' } });
	};
	const reads = async () => {
		const messageId = await send();
		await suite.control.person('read', { groupId, waId: ana.waId, messageId });
	};

	it.each<[string, Json, () => Promise<unknown>, Json]>([
		['Include Raw', { includeRaw: true }, writes, { raw: { text: { body: 'Hello' } } }],
		['Chat Input', { chatInput: 'nameAndText' }, writes, { chatInput: 'Ana: Hello' }],
		[
			'Include Group Details',
			{ includeGroupDetails: true },
			writes,
			{ group: { subject: 'Order 4711', participantCount: 2 } },
		],
		[
			'Download Media',
			{ downloadMedia: true, binaryField: 'picture' },
			sendsPicture,
			{ message: { media: { binaryField: 'picture' } } },
		],
		[
			'Largest File',
			{ downloadMedia: true, largestFile: 1 },
			sendsLargeFile,
			{ message: { media: { downloadFailed: expect.stringContaining('limit') as unknown } } },
		],
		[
			'Collect Messages',
			{ collectSeconds: 1 },
			writes,
			{ chatInput: 'Hello', messages: [{ text: 'Hello' }] },
		],
	])(
		'%s',
		async (_name, options, act, expected) => {
			expect(await hear({ options }, act)).toMatchObject([expected]);
		},
		longMs,
	);

	it(
		'Merge Receipts',
		async () => {
			const parameters = { event: 'message.read', options: { mergeReceipts: true } };
			expect(await hear(parameters, reads)).toMatchObject([
				{ event: 'message.read', participants: [{ waId: ana.waId }] },
			]);
		},
		longMs,
	);
});
