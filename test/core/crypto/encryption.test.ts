import { seal, unseal } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';

describe('sealing', () => {
	it('can be read again with the same secret only', () => {
		const sealed = seal('héader', 'secret');
		expect(unseal(sealed, 'secret')).toBe('héader');
		expect(() => unseal(sealed, 'other')).toThrow();
	});

	it('looks different each time, and refuses what was changed or is too short', () => {
		const sealed = seal('text', 'secret');
		expect(seal('text', 'secret')).not.toBe(sealed);
		const changed = Buffer.from(sealed, 'base64');
		changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
		for (const wrong of [changed.toString('base64'), '', 'AAAA'])
			expect(() => unseal(wrong, 'secret')).toThrow();
	});
});
