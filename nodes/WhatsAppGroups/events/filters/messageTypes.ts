import type { EventFilter } from '../../core/declarations/event';
import { defineField } from '../../core/declarations/field';
import { asObject, asText } from '../../core/values/json';
import { toList } from '../../core/values/list';
import { ofMessages } from './ofMessages';

export const messageTypes: EventFilter = {
	field: defineField({
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
	toTest(value) {
		const types = new Set(toList(value));
		return types.size === 0
			? undefined
			: ofMessages(({ message }) => types.has(asText(asObject(message).type) ?? ''));
	},
};
