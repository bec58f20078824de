import { defineField } from '../../core/declarations/field';
import { countryIdentifier } from '../identifiers';
import { phoneIdentifier } from '../people/identifiers';

/** What the analytics of the business account have in common. */
export const startDate = defineField({
	displayName: 'Start',
	name: 'startDate',
	type: 'dateTime',
	default: '',
	description: 'Start of the period',
	hint: 'If empty: 7 days before End',
	forModel: 'start of the period in ISO 8601; 7 days before End if empty',
});

export const endDate = defineField({
	displayName: 'End',
	name: 'endDate',
	type: 'dateTime',
	default: '',
	description: 'End of the period',
	hint: 'If empty: now',
	forModel: 'end of the period in ISO 8601; now if empty',
});

export const phoneNumbers = defineField({
	displayName: 'Phone Numbers',
	name: 'phoneNumbers',
	type: 'string',
	default: '',
	placeholder: 'e.g. +1 555 078 3881',
	description:
		'Business phone numbers to include: one, several comma-separated, or an array. Includes all of them if empty.',
	readAs: 'list',
	identifies: phoneIdentifier,
});

export const countryCodes = defineField({
	displayName: 'Country Codes',
	name: 'countryCodes',
	type: 'string',
	default: '',
	placeholder: 'e.g. US, BR',
	description:
		'Include only recipients in these countries: comma-separated two-letter codes, or an array',
	readAs: 'list',
	identifies: countryIdentifier,
});
