import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import {
	metaVersion,
	toGraphRoot,
	toMetaWire,
} from '../../../nodes/WhatsAppGroups/providers/meta/addresses';

const credentials = {
	accessToken: ' TOKEN ',
	phoneNumberId: ' 106540352242922 ',
	businessAccountId: '102290129340398',
	appId: '7',
	apiVersion: 'v24.0',
};
const get = { method: 'GET' } as const;
const root = 'https://graph.facebook.com/v24.0';

describe('an address', () => {
	it.each<[GraphRequest, string]>([
		[{ ...get, on: 'phoneNumber' }, '106540352242922'],
		[{ ...get, on: 'phoneNumber', edge: 'groups' }, '106540352242922/groups'],
		[{ ...get, on: 'businessAccount', edge: 'subscribed_apps' }, '102290129340398/subscribed_apps'],
		[{ ...get, on: 'app', edge: 'subscriptions' }, '7/subscriptions'],
		[{ ...get, on: 'templateLibrary' }, 'message_template_library'],
		[{ ...get, on: 'tokenCheck' }, 'debug_token'],
		[{ ...get, on: { group: 'G=/' }, edge: 'participants' }, 'G%3D%2F/participants'],
		[{ ...get, on: { media: '1/3' } }, '1%2F3'],
		[{ ...get, on: { path: 'a/b' } }, 'a/b'],
	])('is below host and version: %j', (request, path) => {
		expect(toMetaWire(request, credentials)).toEqual({ method: 'GET', url: `${root}/${path}` });
	});

	it.each([
		[{ ...get, on: 'phoneNumber' }, 'Phone Number ID'],
		[{ ...get, on: 'businessAccount' }, 'WhatsApp Business Account ID'],
		[{ ...get, on: 'app' }, 'App ID'],
	] as ReadonlyArray<[GraphRequest, string]>)('needs what stands in it: %j', (request, label) => {
		for (const value of [undefined, '', ' '])
			expect(() =>
				toMetaWire(request, {
					phoneNumberId: value,
					businessAccountId: value,
					appId: value,
				} as never),
			).toThrow(
				expect.objectContaining({
					message: expect.stringMatching(new RegExp(`^${label} `)),
					remedy: expect.stringContaining(label),
				}),
			);
	});

	it('of a file is its own, if it may get the token', () => {
		const mediaUrl = 'https://lookaside.fbsbx.com/f?mid=1';
		expect(toMetaWire({ ...get, on: { mediaUrl }, answersWith: 'file' }, credentials)).toEqual({
			method: 'GET',
			url: mediaUrl,
			answersWith: 'file',
		});
		expect(() =>
			toMetaWire({ ...get, on: { mediaUrl: 'https://evil.example/f' } }, credentials),
		).toThrow('evil.example');
	});
});

it.each([
	[{}, 'https://graph.facebook.com/v25.0'],
	[{ baseUrl: ' https://proxy.example// ' }, 'https://proxy.example/v25.0'],
	[{ baseUrl: ' ', apiVersion: '' }, 'https://graph.facebook.com/v25.0'],
	[{ apiVersion: 'v23.0', otherApiVersion: 'v30.0' }, 'https://graph.facebook.com/v23.0'],
	[{ apiVersion: 'other', otherApiVersion: ' v30.0 ' }, 'https://graph.facebook.com/v30.0'],
	[{ apiVersion: 'other' }, 'https://graph.facebook.com/v25.0'],
])('the root of %j is %s', (given, expected) => {
	expect(toGraphRoot(given)).toBe(expected);
});

describe('the version', () => {
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
});
