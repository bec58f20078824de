import { randomBytes } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import type { Answering } from './question';

/** A link, what is said before it, and how it is called in a template. */
export interface Link {
	readonly label: string;
	readonly name: 'link' | 'approve link' | 'decline link';
	readonly url: string;
}

/** The answer that a link is for. */
export type Chosen = 'approve' | 'decline';

type ToUrl = (answer?: Chosen) => string;

export function newKey(): string {
	return randomBytes(9).toString('base64url');
}

/** The parameters of a link, as they come back with whoever opens it. */
export function readLink({ question, answer }: Record<string, unknown>): {
	key: string;
	answer?: Chosen;
} {
	return {
		key: typeof question === 'string' ? question : '',
		answer: answer === 'approve' || answer === 'decline' ? answer : undefined,
	};
}

interface Demanding {
	readonly setSignatureValidationRequired?: () => void;
}

/** Signed by n8n, so that nobody can make or change one. @throws InputRefusal in an old n8n. */
export function openLinks(context: IExecuteFunctions, key: string): ToUrl {
	if (typeof context.getSignedResumeUrl !== 'function')
		throw new InputRefusal(
			'This version of n8n cannot sign links, so nobody could answer',
			'Update n8n.',
		);
	// n8n 1 looks at signatures only where it is told to; later ones always do.
	const { setSignatureValidationRequired: demand } = context as IExecuteFunctions & Demanding;
	demand?.call(context);
	return (answer) =>
		context.getSignedResumeUrl({ question: key, ...(answer !== undefined && { answer }) });
}

/** The links of a message, one per answer. */
export function toLinks(answering: Answering, toUrl: ToUrl): Link[] {
	if (answering.type !== 'approval')
		return [{ label: answering.respond, name: 'link', url: toUrl() }];
	const { approve, decline } = answering;
	return [
		{ label: approve, name: 'approve link', url: toUrl('approve') },
		...(decline === undefined
			? []
			: [{ label: decline, name: 'decline link' as const, url: toUrl('decline') }]),
	];
}
