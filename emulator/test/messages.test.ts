import { errorOf, phoneNumberId, textTo, whatsapp, type Answer } from './graphClient';
import { openGroup } from './openGroup';
import { useEmulator, type Viewed } from './useEmulator';

const messages = `/${phoneNumberId}/messages`;
const ana = '16505551234';

describe('messages', () => {
	let groupId: string;
	const settings = { asyncDelayMs: 2, receiptDelayMs: 1 };
	const { emulator, graph } = useEmulator({ settings }, async ({ emulator: started }) => {
		({ groupId } = await openGroup(started, {
			subject: 'Deal',
			participants: [{ waId: ana, name: 'Ana' }],
		}));
	});

	const toGroup = async (body: object): Promise<Answer> =>
		graph('POST', messages, whatsapp({ recipient_type: 'group', to: groupId, ...body }));
	const idOf = ({ data }: Answer): string => (data.messages as [{ id: string }])[0].id;
	const viewed = async (): Promise<Viewed> => emulator.control<Viewed>('GET', `/groups/${groupId}`);
	/** Without what Ana wrote to open the window. */
	const sentMessages = async (): Promise<Viewed['messages']> =>
		(await viewed()).messages.filter(({ from }) => from === 'business');

	it('answers as documented and shows what was sent', async () => {
		const answer = await graph('POST', messages, textTo(groupId, 'x'.repeat(4096)));
		expect(answer).toEqual({
			status: 200,
			data: {
				messaging_product: 'whatsapp',
				contacts: [{ input: groupId, wa_id: groupId }],
				messages: [{ id: expect.stringMatching(/^wamid\.HBg/), group_id: groupId }],
			},
		});
		await toGroup({
			type: 'image',
			image: { link: 'https://example.com/aloe.png', caption: 'Aloe' },
		});
		await toGroup({ type: 'text', text: { body: 'مرحبا' }, context: { message_id: idOf(answer) } });
		expect((await sentMessages()).slice(1)).toMatchObject([
			{ from: 'business', type: 'image', caption: 'Aloe' },
			{ text: 'مرحبا', replyTo: idOf(answer) },
		]);
	});

	it('pins three and lets the oldest pin go for a fourth; pins run out and can be taken off', async () => {
		const ids: string[] = [];
		for (const body of ['one', 'two', 'three', 'four'])
			ids.push(idOf(await graph('POST', messages, textTo(groupId, body))));
		const pin = async (messageId: string, body: object): Promise<Answer> =>
			toGroup({ type: 'pin', pin: { message_id: messageId, ...body } });
		for (const [index, id] of ids.entries())
			await pin(id, { type: 'pin', expiration_days: index + 1 });
		const pinned = async (): Promise<string[]> =>
			(await viewed()).pinned.map(({ messageId }) => messageId);
		expect(await pinned()).toEqual(ids.slice(1));
		await pin(ids[1] ?? '', { type: 'unpin' });
		expect(await pinned()).toEqual(ids.slice(2));
		await emulator.control('POST', '/clock', { advanceMs: 3.5 * 24 * 60 * 60 * 1000 });
		expect(await pinned()).toEqual(ids.slice(3));
		expect(errorOf(await pin('wamid.none', { type: 'pin', expiration_days: 1 })).code).toBe(131009);
		expect(errorOf(await pin(ids[0] ?? '', { type: 'pin', expiration_days: 31 })).code).toBe(
			131009,
		);
		expect((await sentMessages()).length).toBe(4);
		expect((await viewed()).messageCount).toBe(5);
	});

	it('marks what people wrote as read, and nothing else', async () => {
		const { messageId } = await emulator.control<{ messageId: string }>('POST', '/people/write', {
			groupId,
			waId: ana,
			text: 'Hello',
		});
		const read = async (id: string): Promise<Answer> =>
			graph('POST', messages, whatsapp({ status: 'read', message_id: id }));
		expect(await read(messageId)).toEqual({ status: 200, data: { success: true } });
		expect((await viewed()).messages).toMatchObject([
			{ readByBusiness: false },
			{ readByBusiness: true },
		]);
		expect(
			errorOf(await read(idOf(await graph('POST', messages, textTo(groupId, 'Hi'))))).code,
		).toBe(131009);
	});

	it('reaches a person by user ID, and nobody by one that is not known', async () => {
		const { userId } = emulator.state.people.meet({ waId: ana });
		await emulator.control('POST', '/people/write', { waId: ana, text: 'Hello' });
		const send = async (recipient: string): Promise<Answer> =>
			graph('POST', messages, whatsapp({ recipient, type: 'text', text: { body: 'Hi' } }));
		expect((await send(userId)).data.contacts).toEqual([{ input: userId, user_id: userId }]);
		expect(errorOf(await send('US.1')).code).toBe(131009);
	});

	it('lets 80 messages a second through, in any second, and the limit be changed', async () => {
		const burst = async (count: number): Promise<number> => {
			const answers = await Promise.all(
				Array.from({ length: count }, async (_, index) =>
					graph('POST', messages, textTo(groupId, `m${index}`)),
				),
			);
			const refused = answers.filter(({ status }) => status !== 200);
			for (const answer of refused)
				expect(errorOf(answer)).toMatchObject({ code: 130429, error_subcode: 2494055 });
			return count - refused.length;
		};
		await emulator.control('POST', '/clock', { speed: 0 });
		expect(await burst(100)).toBe(80);
		await emulator.control('POST', '/clock', { advanceMs: 1_000 });
		await emulator.control('POST', '/limits', { messagesPerSecond: 5 });
		expect(await burst(20)).toBe(5);
		await emulator.control('POST', '/limits', { messagesPerSecond: 0 });
		expect(await burst(50)).toBe(50);
	});

	it('keeps count of who read what', async () => {
		await graph('POST', messages, textTo(groupId, 'one'));
		const id = idOf(await graph('POST', messages, textTo(groupId, 'two')));
		expect(
			await emulator.control('POST', '/people/read', { groupId, waId: ana, messageId: id }),
		).toEqual({ count: 1 });
		expect(await emulator.control('POST', '/people/read', { groupId, waId: ana })).toEqual({
			count: 1,
		});
		expect((await sentMessages()).map(({ readBy }) => readBy)).toEqual([[ana], [ana]]);
	});
});
