import type { IDataObject } from 'n8n-workflow';
import { runCodeNode } from './codeNode';

const event = (message: IDataObject, name?: string) => ({
	sessionId: 'group',
	participant: name === undefined ? {} : { name },
	message,
});

/** What the agent is told of a message, of which the node before has read this. */
const told = (message: IDataObject, read: IDataObject = {}, name?: string) =>
	runCodeNode('ai-files', 'For Robin?', [read], { 'Somebody writes': [event(message, name)] })[0]?.[
		'chatInput'
	];
const pdf = { type: 'document', media: { fileName: 'offer.pdf' }, text: 'Robin, is that dear?' };

describe('what the assistant for files hears', () => {
	it('is what calls its name as a word, or replies to it', () => {
		expect(told({ type: 'text', text: 'ROBIN: when?' }, {}, 'Ana')).toBe('Ana: ROBIN: when?');
		expect(told({ type: 'text', text: 'Look, two robins!' })).toBeUndefined();
		expect(told({ type: 'text', text: 'And you?', replyTo: { isOurs: true } })).toBe(
			'Somebody: And you?',
		);
	});

	it('is what was said in a voice message, not how it was said', () => {
		const voice = { type: 'audio', media: { id: '1' } };
		expect(told(voice, { text: 'Robin, when?' }, 'Ana: a\nBen')).toBe('Ana a Ben: Robin, when?');
		expect(told(voice, { text: 'See you' })).toBeUndefined();
	});

	it('is as much of a document as a model takes, after the question', () => {
		const text = 'x'.repeat(30_000);
		expect(told(pdf, { text }, 'Ana')).toBe(
			`Ana: Robin, is that dear?\nIn the file offer.pdf:\n${text.slice(0, 20_000)}`,
		);
	});

	it('says of a file that could not be read that it could not', () => {
		const unread = 'Ana: Robin, is that dear?\nThe file offer.pdf could not be read.';
		expect(told(pdf, { error: 'Invalid PDF structure' }, 'Ana')).toBe(unread);
		expect(told(pdf, { text: '' }, 'Ana')).toBe(unread);
		const picture = { type: 'image', media: { downloadFailed: 'It is too large' }, text: 'Robin?' };
		expect(told(picture, {}, 'Ana')).toBe('Ana: Robin?\nThe file (image) could not be read.');
		const voice = { type: 'audio', media: {}, replyTo: { isOurs: true } };
		expect(told(voice, {}, 'Ana')).toBe('Ana: \nThe file (audio) could not be read.');
	});
});
