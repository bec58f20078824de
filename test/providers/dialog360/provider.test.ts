import { dialog360 } from '../../../nodes/WhatsAppGroups/providers/dialog360/provider';
import gatewayError from '../../fixtures/d360.error.schema.json';
import metaError from '../../fixtures/d360.error.meta_envelope.json';
import media from '../../fixtures/d360.media_get.response.json';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';

const credentials = { apiKey: 'KEY' };
const root = 'https://waba-v2.360dialog.io';
const urlOf = (request: GraphRequest) => dialog360.toWire(request, credentials).url;
const get = { method: 'GET' } as const;

describe('an address', () => {
	it.each<[GraphRequest, string]>([
		[{ ...get, on: 'phoneNumber', edge: 'groups' }, 'groups'],
		[{ ...get, on: { group: 'G' } }, 'groups/G'],
		[{ ...get, on: { group: 'G=/' }, edge: 'invite_link' }, 'groups/G%3D%2F/invite_link'],
		[{ method: 'DELETE', on: { group: 'G' }, edge: 'join_requests' }, 'groups/G/join_requests'],
		[{ method: 'POST', on: 'phoneNumber', edge: 'messages' }, 'messages'],
		[{ ...get, on: { media: '133' } }, '133'],
		[{ ...get, on: 'businessAccount', edge: 'message_templates' }, 'v1/configs/templates'],
	])('has neither version nor phone number: %j', (request, path) => {
		expect(urlOf(request)).toBe(`${root}/${path}`);
	});

	it('is below the base URL of the credential', () => {
		expect(
			dialog360.toWire(
				{ ...get, on: { group: 'G' } },
				{ apiKey: 'KEY', baseUrl: 'https://proxy.example/d360/' },
			).url,
		).toBe('https://proxy.example/d360/groups/G');
	});

	it.each<GraphRequest>([
		{ ...get, on: 'app', edge: 'subscriptions' },
		{ ...get, on: 'templateLibrary' },
		{ ...get, on: 'phoneNumber' },
	])('is refused for what only Meta has: %j', (request) =>
		expect(() => urlOf(request)).toThrow('360dialog does not offer this'),
	);
});

describe('a file', () => {
	it("comes through 360dialog's own host, with the path of Meta's address", () => {
		const { pathname, search } = new URL(media.url);
		expect(urlOf({ ...get, on: { mediaUrl: media.url }, answersWith: 'file' })).toBe(
			`${root}${pathname}${search}`,
		);
	});

	it.each([
		'https://evil.example/f',
		'http://lookaside.fbsbx.com/f',
		'https://lookaside.fbsbx.com:8443/f',
		'https://me@lookaside.fbsbx.com/f',
		`${root}.evil.example/f`,
		'no address',
	])('at %s is not fetched: the key goes to no other host', (mediaUrl) =>
		expect(() => urlOf({ ...get, on: { mediaUrl } })).toThrow('the API key is not sent there'),
	);

	it('goes up as the picture of a group under the name that 360dialog gives the part', () => {
		const file = {
			part: 'file',
			fileName: 'p.jpg',
			mimeType: 'image/jpeg',
			bytes: 1,
			open: async () => await Promise.resolve(Buffer.from('x')),
		};
		const request = { method: 'POST', on: { group: 'G' }, form: { fields: {}, file } } as const;
		expect(dialog360.toWire(request, credentials).form?.file.part).toBe('profile_picture_file');
		expect(
			dialog360.toWire({ ...request, on: 'phoneNumber', edge: 'media' }, credentials).form?.file
				.part,
		).toBe('file');
	});
});

describe('an answer', () => {
	it("is refused in the gateway's words, or in Meta's", () => {
		expect(dialog360.toRefusal({ httpStatus: 401, headers: {}, body: gatewayError })).toMatchObject(
			{ httpStatus: 401, message: 'Invalid api_key' },
		);
		expect(dialog360.toRefusal({ httpStatus: 400, headers: {}, body: metaError })).toMatchObject({
			code: 131215,
		});
	});

	it('with templates may have the older form, and is filtered then', () => {
		const request: GraphRequest = {
			...get,
			on: 'businessAccount',
			edge: 'message_templates',
			query: { status: 'APPROVED', name: 'view' },
		};
		const [hello, viewing, paused] = ['hello', 'viewing', 'viewing_2'].map((name) => ({
			name,
			language: 'en',
			status: name === 'viewing_2' ? 'paused' : 'approved',
		}));
		const all = [hello, viewing, paused];
		for (const older of [
			{ total: 3, waba_templates: all },
			{ total: 3, data: all },
		])
			expect(dialog360.readBody?.(older, request)).toEqual({
				data: [{ ...viewing, status: 'APPROVED' }],
			});
		const paging = { cursors: { after: 'QVFI' } };
		expect(dialog360.readBody?.({ data: [hello], paging }, request)).toEqual({
			data: [{ ...hello, status: 'APPROVED' }],
			paging,
		});
	});
});

it('names the sender without its key', () => {
	expect(dialog360.toSender({ apiKey: 'a-long-secret-key' })).not.toContain('a-long-secret-key');
	expect(dialog360.toSender({ apiKey: 'a' })).not.toBe(dialog360.toSender({ apiKey: 'b' }));
});

it('names the sender as ever: what was sent under a Resume Key is found by it', () => {
	expect(dialog360.toSender({ apiKey: 'KEY' })).toBe(`${root} 4a8256e3238a7195`);
});

it.each([
	['https://files.example/1?key=2', 'files.example'],
	['no address', 'no address'],
])('sends the key to no other host: %s', (mediaUrl, shown) => {
	expect(() => urlOf({ ...get, on: { mediaUrl } })).toThrow(
		expect.objectContaining({
			message: `The file is hosted on "${shown}", and the API key is not sent there`,
			remedy: 'Files received through 360dialog are hosted on lookaside.fbsbx.com.',
		}),
	);
});

it('reaches what has an address of its own, and files below its own root', () => {
	expect(dialog360.toWire({ ...get, on: { path: 'v1/configs/webhook' } }, credentials)).toEqual({
		method: 'GET',
		url: `${root}/v1/configs/webhook`,
	});
	expect(urlOf({ ...get, on: { mediaUrl: `${root}/files/1` } })).toBe(`${root}/files/1`);
	expect(() => urlOf({ ...get, on: 'businessAccount', edge: 'subscribed_apps' })).toThrow(
		expect.objectContaining({ remedy: expect.stringContaining('Meta') }),
	);
});

it('leaves every other answer as it came', () => {
	const body = { waba_templates: [{ name: 'a' }] };
	const templates = { on: 'businessAccount', edge: 'message_templates' } as const;
	expect(dialog360.readBody?.(body, { ...templates, method: 'POST' })).toBe(body);
	expect(dialog360.readBody?.(body, { ...get, on: 'phoneNumber', edge: 'groups' })).toBe(body);
});

it('carries the key in the header of 360dialog', () => {
	expect(dialog360.authorize?.({ apiKey: ' KEY ' })).toEqual({ 'D360-API-KEY': 'KEY' });
	expect(dialog360.authorize?.({})).toEqual({ 'D360-API-KEY': '' });
});
