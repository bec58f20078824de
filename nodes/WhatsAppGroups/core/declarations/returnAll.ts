import { defineField } from './field';

/** What every list operation has; added by the description, so that no operation repeats it. */
const returnAll = defineField({
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	isForAuthor: true,
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

const limit = defineField({
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
	rules: { min: 1, max: 1_000_000 },
});

export const paging = [returnAll, limit] as const;
