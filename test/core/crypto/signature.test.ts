import {
	isSameSecret,
	isSignedWith,
	looksSigned,
	sign,
} from '../../../nodes/WhatsAppGroups/core/crypto/signature';

/** A published vector. */
const fox = 'The quick brown fox jumps over the lazy dog';
const signed = 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8';

describe('a signature', () => {
	it('is HMAC-SHA256 of the bytes in lowercase hex', () => {
		expect(sign(fox, 'key')).toBe(signed);
		expect(sign(Buffer.from(fox), 'key')).toBe(signed);
	});

	it.each([
		[`sha256=${signed}`, true],
		[`SHA256=${signed.toUpperCase()}`, true],
		[signed, false],
		[`sha1=${signed}`, false],
		[`sha256=${signed}0`, false],
		[`sha256=${signed.slice(1)}`, false],
		[[`sha256=${signed}`], false],
		[undefined, false],
	])('is looked for in the header: %j', (header, isOne) => {
		expect(looksSigned(header)).toBe(isOne);
		expect(isSignedWith('key', Buffer.from(fox), header)).toBe(isOne);
	});

	it('is right with the same secret and the same bytes only, and never without a secret', () => {
		const header = `sha256=${signed}`;
		expect(isSignedWith('other', Buffer.from(fox), header)).toBe(false);
		expect(isSignedWith('key', Buffer.from(`${fox}.`), header)).toBe(false);
		expect(isSignedWith('', Buffer.from(fox), `sha256=${sign(fox, '')}`)).toBe(false);
	});
});

it('secrets are compared whole', () => {
	expect(isSameSecret('secret', 'secret')).toBe(true);
	for (const other of ['', 'secre', 'secrets', 'Secret', 'sécret'])
		expect(isSameSecret(other, 'secret')).toBe(false);
});
