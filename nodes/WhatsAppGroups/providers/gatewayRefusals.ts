import { InputRefusal } from '../core/inputRefusal';

/** What a provider cannot carry inside an operation that it has otherwise; says who can. */
export function notOffered(provider: string, what: string, others: readonly string[]): InputRefusal {
	return new InputRefusal(`${provider} does not offer ${what}`, `It is offered by: ${others.join(', ')}. Choose one of them in Provider, or do without it. Nothing was sent.`);
}

/** Text of the credential, as people paste it. */
export function readBaseUrl(given: unknown, otherwise: string): string {
	return (typeof given === 'string' ? given.trim() : '').replace(/\/+$/, '') || otherwise;
}
