import {
	decrypt,
	decryptWithEither,
	encrypt,
} from '../../../nodes/WhatsAppGroups/core/crypto/encryption';

describe('encryption', () => {
	it('can be read again with the same secret only', () => {
		const encrypted = encrypt('héader', 'secret');
		expect(decrypt(encrypted, 'secret')).toBe('héader');
		expect(() => decrypt(encrypted, 'other')).toThrow();
	});

	it('looks different each time, and refuses what was changed or is too short', () => {
		const encrypted = encrypt('text', 'secret');
		expect(encrypt('text', 'secret')).not.toBe(encrypted);
		const changed = Buffer.from(encrypted, 'base64');
		changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
		for (const wrong of [changed.toString('base64'), '', 'AAAA'])
			expect(() => decrypt(wrong, 'secret')).toThrow();
	});

	it('can be read with any of several secrets, and not at all without one that fits', () => {
		const encrypted = encrypt('text', 'second');
		expect(decryptWithEither(encrypted, ['first', 'second'])).toBe('text');
		expect(decryptWithEither(encrypted, ['second', 'third'])).toBe('text');
		expect(decryptWithEither(encrypted, ['first', 'third'])).toBeUndefined();
		expect(decryptWithEither(encrypted, [])).toBeUndefined();
	});
});
