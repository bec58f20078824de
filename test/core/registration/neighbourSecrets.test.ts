import { encrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';
import {
	decryptAddress,
	decryptHeaders,
	encryptAddress,
	encryptBehind,
	showable,
} from '../../../nodes/WhatsAppGroups/core/registration/neighbourSecrets';

const keys = { chainSecret: 'one' };
const others = { chainSecret: 'another' };

describe('an address of somebody else', () => {
	it.each([
		'https://crm.example/hook?token=hush',
		'https://crm.example/hook#hush',
		'https://hush:hush@crm.example:8443/hook',
		'https://crm.example/a%20b?x=hush&y',
		'https://crm.example/hooks/hush/in',
	])('is kept so that nobody reads more than its host: %s', (address) => {
		const kept = encryptAddress(address, keys);
		expect(kept).not.toContain('hush');
		expect(encryptAddress(kept, keys)).toBe(kept);
		expect(decryptAddress(kept, keys)).toBe(address);
		expect(encryptAddress(address, keys)).toBe(kept);
		expect(encryptAddress(address, others)).not.toBe(kept);
		expect(kept).toMatch(/^https:\/\/crm\.example(:8443)?\/#encrypted=/);
		expect(decryptAddress(kept, others)).toBeUndefined();
		expect(encryptAddress(kept, others)).toBe(kept);
		expect(showable(kept, others)).toMatch(/^https:\/\/crm\.example(:8443)?\/$/);
		const renewed = { ...others, secondChainSecret: keys.chainSecret };
		expect(decryptAddress(kept, renewed)).toBe(address);
		expect(encryptAddress(kept, renewed)).toBe(encryptAddress(address, others));
	});

	it.each(['no address', ''])('is kept as it is when it is none: "%s"', (address) => {
		expect(encryptAddress(address, keys)).toBe(address);
		expect(decryptAddress(address, others)).toBe(address);
	});

	it('is read as earlier versions kept it, with its path in plain', () => {
		const address = 'https://crm.example/hook?token=hush';
		const shown = 'https://crm.example/hook';
		const kept = `${shown}#encrypted=${encrypt(address, sign('secrets of neighbours', 'one'))}`;
		expect(decryptAddress(shown, keys)).toBe(shown);
		expect(decryptAddress(kept, keys)).toBe(address);
		expect(decryptAddress(kept, others)).toBe(shown);
		expect(encryptAddress(kept, keys)).toBe(encryptAddress(address, keys));
		expect(encryptAddress(kept, others)).toBe(kept);
	});
});

it('an address that running installations have kept is known for good', () => {
	const kept =
		'https://crm.example/hook#encrypted=dCCnXvvjWALEXCQo08H9AsEMcSgLh5x0IaAVcsh716/AyhF3fVWmT0tPeY/2unz6koCpAUElq4hewsWm7pqI';
	expect(decryptAddress(kept, keys)).toBe('https://crm.example/hook?token=hush');
});

describe('who stands behind ours', () => {
	const address = 'https://crm.example/hook?token=hush';
	const previous = { address, fields: ['messages'], headers: { authorization: 'Basic hush' } };

	it('is kept without headers and tokens, and still known as one and the same', () => {
		const kept = encryptBehind({ previous, next: address }, keys);
		expect(JSON.stringify(kept)).not.toContain('hush');
		expect(kept.next).toBe(kept.previous?.address);
		expect(kept.previous && decryptHeaders(kept.previous, keys)).toEqual(previous.headers);
		expect(kept.previous && decryptHeaders(kept.previous, others)).toBeUndefined();
		expect(encryptBehind(kept, keys)).toEqual(kept);
	});

	it('is read as earlier versions kept it', () => {
		expect(decryptHeaders(previous, keys)).toEqual(previous.headers);
		expect(encryptBehind({}, keys)).toEqual({});
	});

	it('has no headers encrypted where there are none', () => {
		const plain = { address: 'https://crm.example/hook', headers: {} };
		expect(encryptBehind({ previous: plain }, keys)).toStrictEqual({
			previous: { address: encryptAddress(plain.address, keys) },
		});
	});
});
