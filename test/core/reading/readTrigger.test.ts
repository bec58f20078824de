import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import {
	readChosenAccounts,
	readChosenEvents,
	readFilters,
	readItemOptions,
} from '../../../nodes/WhatsAppGroups/core/reading/readTrigger';
import { eventCatalogue } from '../../../nodes/WhatsAppGroups/events/catalogue';

const catalogue = { ...eventCatalogue, providers: [] };

/** A panel with these values; `saved` is what stands in it, with its expressions. */
function panel(given: IDataObject, saved: IDataObject = given): IHookFunctions {
	return {
		getNode: () => ({ parameters: saved }),
		getNodeParameter: (name: string, otherwise: unknown) => given[name] ?? otherwise,
	} as unknown as IHookFunctions;
}

it.each([
	[['message.received', 'group.created']],
	['Message Received, Group Created'],
	['["message.received","group.created"]'],
])('events are known by value or label, however they are listed: %j', (events) => {
	const chosen = readChosenEvents(panel({ events }), catalogue);
	expect([...chosen].sort()).toEqual(['group.created', 'message.received']);
});

it('an event that there is not is refused, and none is none', () => {
	expect(() => readChosenEvents(panel({ events: ['group.renamed'] }), catalogue)).toThrow(
		/^Trigger On is "group\.renamed", but it must be one of these: /,
	);
	expect(readChosenEvents(panel({}), catalogue).size).toBe(0);
});

it.each<[IDataObject, unknown]>([
	[{}, 'credential'],
	[{ accounts: 'any' }, 'any'],
	[{ accounts: 'selected', accountIds: ' 106540352242922 ;\n106540352242923' }, 2],
	[{ accounts: 'selected', accountIds: [106540352242922, { phoneNumberId: '2' }] }, 2],
	[{ accounts: 'selected', accountIds: '["1", "1"]' }, 1],
])('the numbers of %j are %s', (given, expected) => {
	const chosen = readChosenAccounts(panel(given));
	expect(Array.isArray(chosen) ? chosen.length : chosen).toBe(expected);
});

it.each([
	['', /^Phone Number IDs is empty$/],
	[undefined, /^Phone Number IDs is empty$/],
	['+1 650 555 1234', /^Phone Number IDs has "\+1 650 555 1234", which is a phone number, and not/],
	[[{ a: 1 }], /^Phone Number IDs has an object/],
])('numbers that are none are refused: %j', (accountIds, sentence) => {
	expect(() => readChosenAccounts(panel({ accounts: 'selected', accountIds }))).toThrow(sentence);
});

it('options are read like those of the action node', () => {
	const options = { includeRaw: 'FALSE', mergeReceipts: 'yes', largestFile: ' 2.5 ' };
	expect(readItemOptions(panel({ options }))).toEqual({
		includeRaw: false,
		mergeReceipts: true,
		largestFile: 2.5,
	});
	expect(() => readItemOptions(panel({ options: { largestFile: '16 MB' } }))).toThrow(
		/^Largest File \(MB\) is "16 MB"/,
	);
});

describe.each(eventCatalogue.filters.map(({ field }) => field.name))('the filter %s', (name) => {
	it('lets everything pass when it is left empty', () => {
		expect(readFilters(panel({ filters: { [name]: '' } }), catalogue)).toEqual([]);
	});

	it.each([undefined, null, '', ' \u200b'])(
		'is refused where an expression finds nothing, such as %j: everything would pass',
		(nothing) => {
			const saved = { filters: { [name]: '={{ $vars.unset }}' } };
			const given = { filters: { [name]: nothing } } as unknown as IDataObject;
			expect(() => readFilters(panel(given, saved), catalogue)).toThrow(
				/ is empty, so every event would pass$/,
			);
		},
	);
});

it('an expression for all filters must give some, and such that there are', () => {
	const saved = { filters: '={{ $vars.filters }}' };
	for (const nothing of ['', '{}', {}])
		expect(() => readFilters(panel({ filters: nothing }, saved), catalogue)).toThrow(
			'Filters is empty, so every event would pass',
		);
	expect(() => readFilters(panel({ filters: { sender: 'ana' } }, saved), catalogue)).toThrow(
		'Filters has "sender", which is no filter',
	);
	expect(readFilters(panel({ filters: '{"senders":"ana"}' }, saved), catalogue)).toHaveLength(1);
});
