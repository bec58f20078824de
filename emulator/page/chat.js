import { element, linked } from './elements.js';

const newest = 200;

/** The messages of a group as list entries, the newest at the end. */
export function messageEntries(group, { reply, openInvite }) {
	const byId = new Map(group.messages.map((message) => [message.messageId, message]));
	const pinned = new Set(group.pinned.map(({ messageId }) => messageId));
	return group.messages
		.slice(-newest)
		.map((message) =>
			element(
				'li',
				{ className: message.from === 'business' ? 'business' : 'person' },
				element('strong', { text: writerOf(message) }),
				quoteOf(message, byId),
				kindOf(message),
				linked(String(message.text ?? message.caption ?? ''), openInvite),
				element(
					'div',
					{ className: 'foot small' },
					`${pinned.has(message.messageId) ? 'pinned · ' : ''}${timeOf(message)}`,
					element('button', { text: 'Reply', onclick: () => reply(message) }),
				),
			),
		);
}

export function writerOf({ from, name }) {
	return from === 'business' ? 'Business' : (name ?? from);
}

/** What a message says in one line. */
export function excerptOf({ text, caption, type }) {
	const line = String(text ?? caption ?? type).replace(/\s+/g, ' ');
	return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

function quoteOf({ replyTo }, byId) {
	if (replyTo === undefined) return undefined;
	const quoted = byId.get(replyTo);
	const text =
		quoted === undefined ? 'an older message' : `${writerOf(quoted)}: ${excerptOf(quoted)}`;
	return element('blockquote', { text });
}

function kindOf(message) {
	if (message.type === 'text') return undefined;
	const { name, filename, mime_type: mimeType, emoji } = message[message.type] ?? {};
	const more = name ?? filename ?? mimeType ?? emoji;
	const text = typeof more === 'string' ? `${message.type}: ${more}` : message.type;
	return element('div', { className: 'small', text });
}

function timeOf({ sentAt, from, readBy }) {
	const time = new Date(sentAt).toLocaleTimeString();
	return from === 'business' && readBy.length > 0 ? `${time} · read by ${readBy.length}` : time;
}
