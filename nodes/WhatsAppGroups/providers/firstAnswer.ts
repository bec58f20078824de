import { failed, fromAnswer, ok, type Asked, type Finding } from '../core/declarations/setup';

function hostOf(root: string): string {
	return URL.canParse(root) ? new URL(root).host : root;
}

/** Graph's code for an address that it does not have. */
const unknownAddress = 2500;

/**
 * What to do about a refused key: another server may have refused it, where the Base URL is not the
 * provider's own.
 */
export function orBaseUrl(remedy: string, root: string, usual: string): string {
	return root === usual ? remedy : `${remedy} Check the Base URL, too: usually it is ${usual}.`;
}

/**
 * What the first answer to a credential says: it came, it is a refusal, or nobody is there. What is
 * missing in the credential is a failure, too.
 */
export function fromFirstAnswer(asked: Asked, root: string): Finding {
	if ('skipped' in asked) return failed(asked.skipped, 'Fill it in.');
	if ('failure' in asked && asked.code === unknownAddress)
		return failed(`There is no such API at ${root}`, 'Check the Base URL.');
	const isSilent = 'failure' in asked && asked.httpStatus === undefined;
	if (!isSilent) return fromAnswer(asked, () => ok('The credential is accepted'));
	return failed(`${hostOf(root)} cannot be reached`, asked.remedy ?? 'Check the Base URL.');
}
