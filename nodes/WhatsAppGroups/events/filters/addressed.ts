import type { IDataObject } from 'n8n-workflow';
import type { WebhookEvent } from '../../core/declarations/event';
import { defineField } from '../../core/declarations/field';
import { Pattern } from '../../core/patterns/pattern';
import { readEntries } from '../../core/reading/structures';
import { asObject, asObjects, asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import { defineFilter } from './defineFilter';
import { ofMessages } from './ofMessages';

const mostNames = 50;
const longestName = 50;
const special = /[\\^$.*+?()[\]{}|/]/g;

/** The names as whole words, in any case; undefined where there are none. */
function toNames(names: readonly string[]): Pattern | undefined {
	if (names.length === 0) return undefined;
	const tooLong = names.find((name) => name.length > longestName);
	if (names.length > mostNames || tooLong !== undefined)
		throw new InputRefusal(
			'Names in Only When Addressed is too long',
			`Enter at most ${mostNames} names of up to ${longestName} characters.`,
		);
	const words = names.map((name) => name.replace(special, '\\$&').replace(/\s+/g, '\\s+'));
	return new Pattern(`(?<![\\p{L}\\p{M}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{M}\\p{N}_])`);
}

const isReplyToUs = ({ message }: WebhookEvent) =>
	asObject(asObject(message).replyTo).isOurs === true;
const textOf = ({ message }: WebhookEvent) => asText(asObject(message).text) ?? '';

export const addressed = defineFilter(
	defineField({
		displayName: 'Only When Addressed',
		name: 'addressed',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add Names',
		description:
			'Only messages that reply to one of yours, or in which one of the names stands as a word of its own (case-insensitive)',
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
