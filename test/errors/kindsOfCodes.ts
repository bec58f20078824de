import type { GraphErrorCode } from '../../nodes/WhatsAppGroups/errors/graphErrorCodes';

interface Kind extends Pick<GraphErrorCode, 'retry' | 'cause'> {
	readonly what: string;
	readonly codes: readonly number[];
}

/**
 * What Meta's error tables say about each code: whether the request can be sent again, and what
 * stands in its way. A code that is not here fails a test.
 */
export const kindsOfCodes: readonly Kind[] = [
	{
		what: 'refused before it took effect: too many at once',
		retry: 'safe',
		cause: 'rate-limited',
		codes: [4, 80007, 130429, 131056, 131208],
	},
	{
		what: 'refused before it took effect: a service that is down',
		retry: 'safe',
		cause: 'temporarily-unavailable',
		codes: [131057, 133004],
	},
	{
		what: 'may have been carried out',
		retry: 'unknown',
		cause: 'temporarily-unavailable',
		codes: [1, 2, 131000, 131016],
	},
	{
		what: 'an access token that is not valid',
		retry: 'never',
		cause: 'credential-invalid',
		codes: [0, 190],
	},
	{
		what: 'an app, account or phone number that is not set up, or may not do this',
		retry: 'never',
		cause: 'configuration-invalid',
		codes: [
			3, 10, 33, 200, 368, 2200, 130497, 131005, 131031, 131037, 131042, 131045, 131215, 133000,
			133005, 133006, 133008, 133009, 133010, 133015, 134011,
		],
	},
	{
		what: 'a limit that lasts for hours or days',
		retry: 'never',
		cause: 'quota-exhausted',
		codes: [131048, 131064, 131211, 131214, 133016],
	},
	{
		what: 'the input of this one item',
		retry: 'never',
		codes: [
			100, 130472, 130501, 131008, 131009, 131020, 131021, 131026, 131030, 131041, 131047, 131049,
			131050, 131051, 131052, 131053, 131059, 131062, 131201, 131202, 131203, 131204, 131207,
			131209, 131210, 131212, 131213, 132000, 132001, 132005, 132007, 132012, 132015, 132016,
			132068, 132069, 135000,
		],
	},
];
