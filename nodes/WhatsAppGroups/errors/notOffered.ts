import { InputRefusal } from './inputRefusal';

/** What a provider does not have inside an operation that it has otherwise; says who has it. */
export function notOffered(
	provider: string,
	what: string,
	others: readonly string[],
): InputRefusal {
	return new InputRefusal(
		`${provider} does not offer ${what}`,
		`It is offered by: ${others.join(', ')}. Choose one of them in Provider, or do without it. Nothing was sent.`,
	);
}
