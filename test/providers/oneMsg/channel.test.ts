import { oneMsgRoot } from '../../../nodes/WhatsAppGroups/providers/oneMsg/channel';

function keyWith(payload: unknown): string {
	return `head.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.signature`;
}

it.each([
	['the channel of the credential', { channelId: ' 371267300 ', token: 'T' }, '371267300'],
	['without the word in front', { channelId: 'instance371267300', token: 'T' }, '371267300'],
	['the one that the token names', { channelId: '', token: keyWith({ instanceId: '7' }) }, '7'],
	['also as instance7', { token: ` ${keyWith({ instanceId: 'instance7' })} ` }, '7'],
	['also as a number', { token: keyWith({ instanceId: 7 }) }, '7'],
	['the given one before that', { channelId: '8', token: keyWith({ instanceId: '7' }) }, '8'],
])('asks %s', (_what, credentials, channel) => {
	expect(oneMsgRoot(credentials)).toBe(`https://api.1msg.io/${channel}`);
});

it.each(['', 'plain', 'a.b.c', keyWith({}), keyWith(null), keyWith('7')])(
	'says that the channel is missing where the token %p does not name it',
	(token) => {
		expect(() => oneMsgRoot({ channelId: ' ', token })).toThrow('Channel ID is missing');
	},
);
