import type { Refusal } from './refusal';

const secretName = /token|secret|key/i;
const shortestSecret = 8;

/** A character as it is, or as addresses may have it. */
function inAnySpelling(character: string): string {
	const hex = [...Buffer.from(character)]
		.map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
		.join('');
	const plain = character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
	return `(?:${plain}|${hex}|${hex.toUpperCase()})`;
}

/**
 * Meta repeats a malformed token in its sentence, others the address that was asked; no secret must
 * go on into errors, logs and outputs.
 */
export function withoutSecrets(
	refusal: Refusal,
	credentials: Readonly<Record<string, unknown>>,
): Refusal {
	const secrets = Object.entries(credentials)
		.filter(([name]) => secretName.test(name))
		.map(([, value]) => (typeof value === 'string' ? value.trim() : ''))
		.filter((value) => value.length >= shortestSecret)
		.map((value) => new RegExp([...value].map(inAnySpelling).join(''), 'g'));
	const hide = (text: string | undefined) =>
		secrets.reduce<string | undefined>((shown, secret) => shown?.replace(secret, '…'), text);
	return { ...refusal, message: hide(refusal.message), details: hide(refusal.details) };
}
