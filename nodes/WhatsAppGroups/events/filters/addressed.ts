import type { IDataObject } from 'n8n-workflow';
import type { WebhookEvent } from '../../core/declarations/event';
import { defineField } from '../../core/declarations/field';
import { readEntries } from '../../core/reading/structures';
import { asObject, asObjects, asText } from '../../core/values/json';
import { toComparable } from '../../core/values/scalars';
import { InputRefusal } from '../../errors/inputRefusal';
import { defineFilter } from './defineFilter';
import { ofMessages } from './ofMessages';

const mostNames = 50;
const longestName = 50;
/** In units of JavaScript, two of which an emoji has: more than WhatsApp's longest text. */
const longestText = 8_192;
const special = /[\\^$.*+?()[\]{}|/]/g;
/** Written without spaces between words, so nothing shows where one begins or ends. */
const withoutSpaces =
	/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
/** An underscore makes italics around a word, and belongs to one inside it. */
const before = '(?<![\\p{L}\\p{M}\\p{N}]|[\\p{L}\\p{M}\\p{N}_]_)';
const after = '(?![\\p{L}\\p{M}\\p{N}]|_[\\p{L}\\p{M}\\p{N}_])';

const toSource = (name: string) => name.replace(special, '\\$&');

/** The names as whole words, in any case; undefined where there are none. */
function toNames(given: readonly string[]): RegExp | undefined {
	const names = given.map((name) => toComparable(name).trim()).filter((name) => name !== '');
	if (names.length === 0) return undefined;
	const tooLong = names.find((name) => name.length > longestName);
	if (names.length > mostNames || tooLong !== undefined)
		throw new InputRefusal(
			'Names in Only When Addressed is too long',
			`Enter at most ${mostNames} names of up to ${longestName} characters.`,
		);
	const anywhere = names.filter((name) => withoutSpaces.test(name)).map(toSource);
	const words = names.filter((name) => !withoutSpaces.test(name)).map(toSource);
	const bounded = words.length > 0 ? [`${before}(?:${words.join('|')})${after}`] : [];
	// Literals alone: whatever the text, trying them takes no longer than its length and theirs.
	return new RegExp([...anywhere, ...bounded].join('|'), 'iu');
}

const isReplyToUs = ({ message }: WebhookEvent) =>
	asObject(asObject(message).replyTo).isOurs === true;
const textOf = ({ message }: WebhookEvent) =>
	toComparable((asText(asObject(message).text) ?? '').slice(0, longestText));

export const addressed = defineFilter(
	defineField({
		displayName: 'Only When Addressed',
		name: 'addressed',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add Names',
		description:
			'Only messages that reply to one of yours, or contain one of the names as a whole word (case-insensitive)',
		options: [
			{
				displayName: 'Names',
				name: 'by',
				values: [
					{
						displayName: 'Names',
						name: 'names',
						type: 'string',
						default: '',
						readAs: 'list',
						placeholder: 'e.g. assistant, @acme',
						description: 'Comma-separated. Leave it empty for replies to your messages only.',
					},
				],
			},
		],
	}),
	({ by }: IDataObject) => {
		const [entry] = asObjects(by);
		if (!entry) return undefined;
		const names = toNames((entry.names as string[] | undefined) ?? []);
		return ofMessages((event) => isReplyToUs(event) || names?.test(textOf(event)) === true);
	},
	{ read: readEntries, opensCollection: true },
);
