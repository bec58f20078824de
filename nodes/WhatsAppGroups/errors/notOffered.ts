import { InputRefusal } from './inputRefusal';

/** What a provider does not have inside an operation that it has otherwise; says who has it. */
export function notOffered(
	provider: string,
	what: string,
	others: readonly string[],
): InputRefusal {
	return new InputRefusal(
		`${provider} does not offer ${what}`,
		`Available with: ${others.join(', ')}. Select one of them as the provider, or remove it.`,
	);
}
