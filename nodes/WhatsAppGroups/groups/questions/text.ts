import type { IDataObject } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import type { Link } from './links';
import type { Answering } from './question';

const longest = 4096;

/**
 * The question with its links as a text message. Never with a preview: to make one, WhatsApp would
 * open a link. @throws InputRefusal when it is too long.
 */
export function toQuestionMessage(text: string, links: readonly Link[]): IDataObject {
	const body = [text.trim(), ...links.map(({ label, url }) => `${label}:\n${url}`)].join('\n\n');
	const { length } = [...body];
	if (length <= longest) return { type: 'text', text: { body, preview_url: false } };
	throw new InputRefusal(
		`With the links to answer it, Message has ${length} characters, but WhatsApp accepts at most ${longest}`,
		`Shorten Message by ${length - longest} characters.`,
	);
}

function askToReply(answering: Answering): string {
	if (answering.type !== 'approval') return 'Reply to this message with your answer.';
	const { approve, decline } = answering;
	const labels = decline === undefined ? `*${approve}*` : `*${approve}* or *${decline}*`;
	return `Reply to this message with ${labels}.`;
}

/** The question for people who reply to it. @throws InputRefusal when it is too long. */
export function toReplyMessage(
	text: string,
	answering: Answering,
	howToAnswer?: string,
): IDataObject {
	const body = `${text.trim()}\n\n${howToAnswer?.trim() || askToReply(answering)}`;
	const { length } = [...body];
	if (length <= longest) return { type: 'text', text: { body, preview_url: false } };
	throw new InputRefusal(
		`With the line that says how to answer, Message has ${length} characters, but WhatsApp accepts at most ${longest}`,
		`Shorten Message by ${length - longest} characters.`,
	);
}
