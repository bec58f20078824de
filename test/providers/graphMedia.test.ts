import { checkMediaUrl, isOnMetaMediaHost } from '../../nodes/WhatsAppGroups/providers/graphMedia';

const root = 'https://proxy.example:8443/v25.0';

it.each([
	'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
	'https://proxy.example:8443/files/1',
])('a file at %s gets the token', (url) => {
	expect(checkMediaUrl(url, root)).toBe(url);
});

it.each([
	['http://lookaside.fbsbx.com/f', 'lookaside.fbsbx.com'],
	['https://lookaside.fbsbx.com:8443/f', 'lookaside.fbsbx.com:8443'],
	['https://me@lookaside.fbsbx.com/f', 'lookaside.fbsbx.com'],
	['https://lookaside.fbsbx.com.evil.example/f', 'lookaside.fbsbx.com.evil.example'],
	['https://proxy.example/f', 'proxy.example'],
	['http://proxy.example:8443/f', 'proxy.example:8443'],
	['no address', 'no address'],
])('a file at %s does not, and the refusal says where it lies', (url, host) => {
	expect(() => checkMediaUrl(url, root)).toThrow(
		expect.objectContaining({
			name: 'InputRefusal',
			message: expect.stringContaining(`"${host}"`),
			remedy: expect.stringContaining('lookaside.fbsbx.com'),
		}),
	);
});

it('no address is on the host of a base URL that is none', () => {
	expect(() => checkMediaUrl('https://proxy.example/f', 'no address')).toThrow('access token');
	expect(checkMediaUrl('https://lookaside.fbsbx.com/f', 'no address')).toMatch(/^https/);
});

it('only Meta itself is on its host', () => {
	expect(isOnMetaMediaHost(new URL('https://lookaside.fbsbx.com/f'))).toBe(true);
	expect(isOnMetaMediaHost(new URL('https://graph.facebook.com/f'))).toBe(false);
});
