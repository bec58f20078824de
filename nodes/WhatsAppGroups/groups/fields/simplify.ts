import { defineField } from '../../core/declarations/field';

export const simplify = defineField({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	isForAuthor: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});
