import { failed, fromAnswer, ok, type Asked, type Finding } from '../core/declarations/setup';

function hostOf(root: string): string {
	return URL.canParse(root) ? new URL(root).host : root;
}

/**
 * What the first answer to a credential says: it came, it is a refusal, or nobody is there. What is
 * missing in the credential is a failure, too.
 */
export function fromFirstAnswer(asked: Asked, root: string): Finding {
	if ('skipped' in asked) return failed(asked.skipped, 'Fill it in.');
	const isSilent = 'failure' in asked && asked.httpStatus === undefined;
	if (!isSilent) return fromAnswer(asked, () => ok('The credential is accepted'));
	return failed(`${hostOf(root)} cannot be reached`, asked.remedy ?? 'Check the Base URL.');
}
