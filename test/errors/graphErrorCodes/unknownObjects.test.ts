import { toGraphRefusal } from '../../../nodes/WhatsAppGroups/providers/graph';
import { describeRefusal } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';

const message =
	"Unsupported get request. Object with ID '7' does not exist, cannot be loaded due to missing permissions";
const refusal = { httpStatus: 400, code: 100, subcode: 33, message };

it.each([
	['phoneNumber', 'The access token has no access to this phone number', 'Phone Number ID'],
	['businessAccount', 'The access token has no access to this WhatsApp Business Account', 'ID in'],
	['app', 'Meta does not know this app, or it is not the one of the access token', 'App Secret'],
	['group', 'WhatsApp does not know this group, or it belongs to another phone number', 'group ID'],
	[
		'media',
		'WhatsApp does not know this media ID, or it belongs to another phone number',
		'expired',
	],
])('says whose %s it is, before the words of Meta', (about, sentence, remedy) => {
	const { message: said, description, code, retry } = describeRefusal({ ...refusal, about });
	expect({ said, code, retry }).toEqual({ said: sentence, code: 100, retry: 'never' });
	expect(description).toMatch(new RegExp(`${remedy}.* WhatsApp says: Unsupported get`, 's'));
});

it.each([
	['what is unknown', { about: undefined }],
	['another subcode', { about: 'group', subcode: 7 }],
])('says what it always says of %s', (_what, changes) => {
	expect(describeRefusal({ ...refusal, ...changes }).message).toBe(
		'Meta did not accept a value in the request',
	);
});

it.each([
	['phoneNumber' as const, 'phoneNumber'],
	['businessAccount' as const, 'businessAccount'],
	[{ group: '7' }, 'group'],
	[{ media: '7' }, 'media'],
	[undefined, undefined],
])('knows from the request what it was about: %j', (on, about) => {
	const error = { code: 100, error_subcode: 33, message };
	const answer = { httpStatus: 400, headers: {}, body: { error } };
	expect(toGraphRefusal(answer, on && { method: 'GET', on })).toMatchObject({ subcode: 33, about });
});
