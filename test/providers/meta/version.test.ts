import { metaVersion } from '../../../nodes/WhatsAppGroups/providers/meta/version';

it.each([
	['the documented one when none is given', {}, 'v25.0'],
	['the documented one when it was left empty', { apiVersion: '' }, 'v25.0'],
	[
		'the documented one when another was to be typed, and was not',
		{ apiVersion: 'other' },
		'v25.0',
	],
	['the chosen one', { apiVersion: 'v24.0', otherApiVersion: 'v1.0' }, 'v24.0'],
	['the typed one', { apiVersion: 'other', otherApiVersion: ' v27.0 ' }, 'v27.0'],
])('is %s', (_which, credentials, version) => {
	expect(metaVersion(credentials)).toBe(version);
});
