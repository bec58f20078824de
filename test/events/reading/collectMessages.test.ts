import type { WebhookEvent } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { asObject } from '../../../nodes/WhatsAppGroups/core/values/json';
import { nameWriter } from '../../../nodes/WhatsAppGroups/events/reading/chatInput';
import { messagesOfOnePerson } from '../../../nodes/WhatsAppGroups/events/reading/collectMessages';

const { keyOf, merge } = messagesOfOnePerson;

let messages = 0;
const message = (text: string | undefined, more: object = {}): WebhookEvent => {
	const id = `wamid.${(messages += 1)}`;
	return {
		event: 'message.received',
		eventId: `message.received|${id}`,
		timestamp: '2026-11-27T10:00:00.000Z',
		phoneNumberId: '1',
		groupId: 'G',
		participant: { id: 'ana', name: 'Ana' },
		message: { id, type: 'text', text, ...more },
		chatInput: text ?? '',
		sessionId: 'G',
	};
};
const idOf = ({ message: said }: WebhookEvent) => asObject(said).id;
const all = (...events: WebhookEvent[]) =>
	merge(events as unknown as [WebhookEvent, ...WebhookEvent[]]);

describe('what belongs together', () => {
	const key = keyOf(message('One'));

	it('is what one person writes in one group to one number', () => {
		expect(key).toEqual(expect.any(String));
		expect(keyOf(message(undefined, { type: 'image' }))).toBe(key);
		const others = [{ groupId: 'H' }, { participant: { id: 'ben' } }, { phoneNumberId: '2' }];
		for (const other of others) expect(keyOf({ ...message('One'), ...other })).not.toBe(key);
	});

	it('is no event of another kind, and nobody who is not named', () => {
		const others = [
			{ event: 'message.unsupported' },
			{ event: 'message.read' },
			{ participant: {} },
			{ groupId: undefined },
		];
		for (const other of others) expect(keyOf({ ...message('One'), ...other })).toBeUndefined();
	});
});

describe('collected messages', () => {
	it('are one event: that of the newest, with the texts of all and each by itself', () => {
		const [one, two] = [message('One'), message('Two')];
		expect(all(one, two)).toEqual({
			...two,
			chatInput: 'One\nTwo',
			messages: [one, two].map(({ eventId, timestamp, message: said }) => ({
				eventId,
				timestamp,
				...(said as object),
			})),
		});
	});

	it('look the same when there is only one', () => {
		const event = message('One');
		expect(all(event)).toMatchObject({ chatInput: 'One', messages: [{ text: 'One' }] });
	});

	it('do not repeat who wrote with each text', () => {
		const named = [message('One'), message(undefined), message('Two')].map(nameWriter);
		expect(all(...named).chatInput).toBe('One\nTwo');
	});

	it('without a text leave no empty line', () => {
		expect(
			all(message('One'), message(undefined, { type: 'image' }), message('Two')),
		).toMatchObject({ chatInput: 'One\nTwo' });
	});

	const changing = (type: string, original: unknown, text?: string) =>
		message(text, { type, content: { original_message_id: original } });

	it('say what an edit made of one of them, and nothing that was deleted', () => {
		const [one, two] = [message('At ten'), message('Or never')];
		const collected = all(
			one,
			two,
			changing('edit', idOf(one), 'At nine'),
			changing('revoke', idOf(two)),
		);
		expect(collected.chatInput).toBe('At nine');
		expect(collected.messages).toHaveLength(4);
	});

	it('say what an edit made of an earlier message as if it were new', () => {
		for (const original of ['wamid.x', undefined, 7])
			expect(all(message('One'), changing('edit', original, 'Two'))).toMatchObject({
				chatInput: 'One\nTwo',
			});
	});

	it('keep the parts of their webhooks, and what was wrong with one', () => {
		const [one, two] = [message('One'), message('Two')];
		const errors = [{ code: 1 }];
		expect(all({ ...one, raw: 'a' }, { ...two, raw: 'b', errors })).toMatchObject({
			raw: ['a', 'b'],
			messages: [{ text: 'One' }, { text: 'Two', errors }],
		});
	});
});
