import type { WebhookEvent } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { fileOf, withDownload } from '../../../nodes/WhatsAppGroups/events/reading/messageFile';

function messageWith(media: unknown): WebhookEvent {
	const message = { id: 'M', type: 'image', media };
	return { event: 'message.received', eventId: '1', message } as WebhookEvent;
}

describe('the file of a message', () => {
	it('is named by its ID, its address, or both', () => {
		const file = { id: '1', url: 'https://a.example/f', mimeType: 'image/jpeg', fileName: 'f.jpg' };
		expect(fileOf(messageWith(file))).toEqual(file);
		expect(fileOf(messageWith({ id: 7 }))).toMatchObject({ id: '7' });
		expect(fileOf(messageWith({ url: 'https://a.example/f' }))).toMatchObject({
			url: 'https://a.example/f',
		});
	});

	it.each([
		[{ id: '7', mimeType: 'audio/ogg; codecs=opus' }, '7.ogg'],
		[{ id: '7', mimeType: 'image/jpeg' }, '7.jpg'],
		[{ id: '7', mimeType: 'application/zip' }, '7.zip'],
		[{ id: '7' }, '7'],
		[{ url: 'https://a.example/f', mimeType: 'video/mp4' }, 'file.mp4'],
		[{ id: '7', mimeType: 'image/jpeg', fileName: 'plan.png' }, 'plan.png'],
	])('has a name with the extension of its type, unless it came with one: %j', (media, name) => {
		expect(fileOf(messageWith(media))?.fileName).toBe(name);
	});

	it.each([undefined, null, {}, { mimeType: 'image/jpeg' }, { id: '', url: '' }])(
		'is none where neither is named: %j',
		(media) => expect(fileOf(messageWith(media))).toBeUndefined(),
	);
});

describe('what became of its download', () => {
	it('stands beside what the message says of the file', () => {
		expect(withDownload(messageWith({ id: '1' }), { binaryField: 'data' })).toEqual({
			event: 'message.received',
			eventId: '1',
			message: { id: 'M', type: 'image', media: { id: '1', binaryField: 'data' } },
		});
		expect(withDownload(messageWith({ id: '1' }), { reason: 'Too large' }).message).toEqual({
			id: 'M',
			type: 'image',
			media: { id: '1', downloadFailed: 'Too large' },
		});
	});
});
