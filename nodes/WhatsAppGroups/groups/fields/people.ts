import { defineField } from '../../core/declarations/field';
import { personIdentifier } from '../people/identifiers';

/** The people that a message goes to, one to one. */
export const people = defineField({
	displayName: 'People',
	name: 'people',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. +16505551234, US.13491208655302741918',
	description:
		'Phone numbers with country code, or user IDs: one, several comma-separated, or an array. Each person gets a separate message.',
	readAs: 'list',
	identifies: personIdentifier,
});
