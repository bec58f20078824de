const list = { name: 'list', type: 'list' } as const;

/** Choosing from a list; `method` lists what can be chosen. */
export const fromList = <const Method extends string>(method: Method, placeholder: string) =>
	({
		...list,
		displayName: 'From List',
		placeholder,
		typeOptions: { searchListMethod: method, searchable: true, searchFilterRequired: false },
	}) as const;

/** What a typed value looks like, and what the panel says when it does not. */
export const mustMatch = (regex: string, errorMessage: string) =>
	[{ type: 'regex', properties: { regex, errorMessage } }] as const;
