import type { Refusal } from '../../nodes/WhatsAppGroups/errors/refusal';
import { withoutSecrets } from '../../nodes/WhatsAppGroups/errors/withoutSecrets';

const token = 'EAAG+Very/Secret=Token';

function hide(words: Partial<Refusal>, credentials: Record<string, unknown>): Partial<Refusal> {
	const { message, details } = withoutSecrets({ httpStatus: 400, ...words }, credentials);
	return { message, details };
}

describe('a secret of the credential', () => {
	it.each([
		['as it is', `Malformed token ${token}`, 'Malformed token …'],
		['as addresses have it', `at /?token=${encodeURIComponent(token)}`, 'at /?token=…'],
		[
			'as addresses have it, in small letters',
			'at /?token=EAAG%2bVery%2fSecret%3dToken',
			'at /?token=…',
		],
		['several times', `${token} is not ${token}`, '… is not …'],
	])('is hidden %s', (_how, message, shown) => {
		expect(hide({ message, details: message }, { accessToken: token })).toEqual({
			message: shown,
			details: shown,
		});
	});

	it.each(['accessToken', 'appSecret', 'apiKey', 'APIKEY'])('is what lies in %s', (name) => {
		expect(hide({ message: `It is ${token}` }, { [name]: token }).message).toBe('It is …');
	});

	it('may have blanks around it where it was pasted, and characters of a pattern in it', () => {
		const pasted = '  a.c(d)[e]{f}|g^h$i*j+k?l\\m/n-o  ';
		expect(hide({ message: `It is ${pasted.trim()}!` }, { token: pasted }).message).toBe(
			'It is …!',
		);
		expect(hide({ message: 'It is abcccccc' }, { token: 'a.cccccc' }).message).toBe(
			'It is abcccccc',
		);
	});

	it('may hold letters that addresses write as several bytes', () => {
		expect(hide({ message: 'x=schl%C3%BCssel1' }, { token: 'schlüssel1' }).message).toBe('x=…');
		expect(hide({ message: 'x=a%09bcdefgh' }, { token: 'a\tbcdefgh' }).message).toBe('x=…');
	});

	it('is hidden beside another one', () => {
		const both = { accessToken: 'first-secret', appSecret: 'other-secret' };
		expect(hide({ message: 'first-secret, other-secret' }, both).message).toBe('…, …');
	});
});

describe('what is no secret', () => {
	it.each([
		['the number', { phoneNumberId: '106540352242922' }, '106540352242922'],
		['a text shorter than eight characters', { token: 'message' }, 'message'],
		['a short one with blanks around it', { token: '   message   ' }, 'message'],
		['what is no text', { token: 12_345_678 }, '12345678'],
	])('stays: %s', (_what, credentials, word) => {
		expect(hide({ message: `It says ${word}` }, credentials).message).toBe(`It says ${word}`);
	});

	it('stays: the rest of the refusal, also where it has no words', () => {
		const refusal = { httpStatus: 400, code: 190, traceId: 'A1', retryAfterMs: 5 };
		expect(withoutSecrets(refusal, { accessToken: token })).toEqual(refusal);
	});

	it('begins below eight characters', () => {
		expect(hide({ message: 'It is 12345678' }, { token: '12345678' }).message).toBe('It is …');
	});
});
