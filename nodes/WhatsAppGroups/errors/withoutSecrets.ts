import type { Refusal } from './refusal';

const secretName = /token|secret|key/i;
const shortestSecret = 8;

/** Meta repeats a malformed token in its sentence; it must not go on into errors, logs and outputs. */
export function withoutSecrets(refusal: Refusal, credentials: Readonly<Record<string, unknown>>): Refusal {
	const secrets = Object.entries(credentials).flatMap(([name, value]) =>
		secretName.test(name) && typeof value === 'string' && value.trim().length >= shortestSecret ? [value.trim()] : [],
	);
	const hide = (text: string | undefined) => secrets.reduce<string | undefined>((shown, secret) => shown?.replaceAll(secret, '…'), text);
	return { ...refusal, message: hide(refusal.message), details: hide(refusal.details) };
}
