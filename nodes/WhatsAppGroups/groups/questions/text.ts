import type { IDataObject } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import type { Link } from './links';

const longest = 4096;

const cutNote = '…\n(There is more: open a link to read all of it.)';

const withLinks = (text: string, links: readonly Link[]) =>
	[text, ...links.map(({ label, url }) => `${label}:\n${url}`)].join('\n\n');

const lengthOf = (text: string) => [...text].length;

/** As much of the question as fits before its links; its page shows all of it. */
export function cutQuestion(text: string, links: readonly Link[]): string {
	const room = longest - lengthOf(withLinks('', links));
	if (lengthOf(text) <= room) return text;
	return [...text].slice(0, room - lengthOf(cutNote)).join('') + cutNote;
}

/**
 * The question with its links as a text message. Never with a preview: to make one, WhatsApp would
 * open a link. @throws InputRefusal when it is too long.
 */
export function toQuestionMessage(text: string, links: readonly Link[]): IDataObject {
	const body = withLinks(text, links);
	const length = lengthOf(body);
	if (length <= longest) return { type: 'text', text: { body, preview_url: false } };
	throw new InputRefusal(
		`With the links to answer it, Message has ${length} characters, but WhatsApp accepts at most ${longest}`,
		`Shorten Message by ${length - longest} characters.`,
	);
}
