import { defineField } from '../../core/declarations/field';
import { asObject, asText } from '../../core/values/json';
import { defineFilter } from './defineFilter';
import { ofMessages } from './ofMessages';

export const messageTypes = defineFilter(
	defineField({
		displayName: 'Message Types',
		name: 'messageTypes',
		type: 'multiOptions',
		default: [],
		description: 'Only messages of these types',
		options: [
			{ name: 'Audio', value: 'audio' },
			{ name: 'Contacts', value: 'contacts' },
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'Location', value: 'location' },
			{ name: 'Reaction', value: 'reaction' },
			{ name: 'Sticker', value: 'sticker' },
			{ name: 'Text', value: 'text' },
			{ name: 'Video', value: 'video' },
		],
	}),
	(chosen: string[]) => {
		const types = new Set(chosen);
		return types.size === 0
			? undefined
			: ofMessages(({ message }) => types.has(asText(asObject(message).type) ?? ''));
	},
);
