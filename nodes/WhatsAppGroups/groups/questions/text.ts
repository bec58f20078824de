import type { IDataObject } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import type { Link } from './links';
import type { Answering } from './question';

const longest = 4096;

/** What follows the question: how to answer it. */
export interface Ending {
	readonly paragraphs: readonly string[];
	/** Its name in a sentence for whoever wrote the question. */
	readonly name: string;
	/** Said where the question had to be cut. */
	readonly cutNote: string;
}

/** One link per answer. */
export function sayLinks(links: readonly Link[]): Ending {
	return {
		paragraphs: links.map(({ label, url }) => `${label}:\n${url}`),
		name: 'the links to answer it',
		cutNote: '…\n(There is more: open a link to read all of it.)',
	};
}

function askToReply(answering: Answering): string {
	if (answering.type !== 'approval') return 'Reply to this message with your answer.';
	const { approve, decline } = answering;
	const labels = decline === undefined ? `*${approve}*` : `*${approve}* or *${decline}*`;
	return `Reply to this message with ${labels}.`;
}

/** For people who reply to the question; in the words of the panel, where it has any. */
export function sayHowToReply(answering: Answering, howToAnswer?: string): Ending {
	return {
		paragraphs: [howToAnswer?.trim() || askToReply(answering)],
		name: 'the line that says how to answer',
		cutNote: '…',
	};
}

const withEnding = (text: string, { paragraphs }: Ending) => [text, ...paragraphs].join('\n\n');

const lengthOf = (text: string) => [...text].length;

/** As much of the question as fits before its ending; the page of a link shows all of it. */
export function cutQuestion(text: string, ending: Ending): string {
	const room = longest - lengthOf(withEnding('', ending));
	if (lengthOf(text) <= room) return text;
	return [...text].slice(0, room - lengthOf(ending.cutNote)).join('') + ending.cutNote;
}

/**
 * The question as a text message. Never with a preview: to make one, WhatsApp would open a link.
 * @throws InputRefusal when it is too long.
 */
export function toQuestionMessage(text: string, ending: Ending): IDataObject {
	const body = withEnding(text, ending);
	const length = lengthOf(body);
	if (length <= longest) return { type: 'text', text: { body, preview_url: false } };
	throw new InputRefusal(
		`With ${ending.name}, Message has ${length} characters, but WhatsApp accepts at most ${longest}`,
		`Shorten Message by ${length - longest} characters.`,
	);
}
