import { defineField } from '../../core/declarations/field';
import { countryIdentifier } from '../identifiers';
import { phoneIdentifier } from '../people/identifiers';

/** What the analytics of the business account have in common. */
export const startDate = defineField({
	displayName: 'Start',
	name: 'startDate',
	type: 'dateTime',
	default: '',
	description: 'First moment of the period; 7 days ago when it is empty',
});

export const endDate = defineField({
	displayName: 'End',
	name: 'endDate',
	type: 'dateTime',
	default: '',
	description: 'Last moment of the period; now when it is empty',
});

export const phoneNumbers = defineField({
	displayName: 'Phone Numbers',
	name: 'phoneNumbers',
	type: 'string',
	default: '',
	placeholder: 'e.g. +1 555 078 3881',
	description:
		'Only these business phone numbers: one, several with commas between them, or an array. All of them when it is empty.',
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
		'Only recipients in these countries, as two-letter codes with commas between them, or an array',
	readAs: 'list',
	identifies: countryIdentifier,
});
