import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';

it('tells senders apart by number, host and version', () => {
	expect(meta.toSender({ phoneNumberId: '1' })).toBe('https://graph.facebook.com/v25.0/1');
	expect(meta.toSender({})).toBe('https://graph.facebook.com/v25.0/');
});

it('carries the token in the header', () => {
	expect(meta.authorize?.({ accessToken: ' TOKEN ' })).toEqual({ authorization: 'Bearer TOKEN' });
	expect(meta.authorize?.({})).toEqual({ authorization: 'Bearer ' });
});

it.each([
	[{ throughput: { level: 'STANDARD' } }, 80],
	[{ throughput: { level: 'HIGH' } }, 1000],
	[{ throughput: { level: 'NOT_APPLICABLE' } }, undefined],
	[{ throughput: {} }, undefined],
	[undefined, undefined],
])('knows how fast a number may send: %j', (body, perSecond) => {
	expect(meta.throughput?.read(body)).toBe(perSecond);
});
