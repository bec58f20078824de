import type { IDataObject } from 'n8n-workflow';
import { openCache } from '../process/processState';
import { readCallbackState } from '../registration/callbackStore';
import type { Receiving } from './receiving';

/** Once in a while is enough: it stays true until somebody publishes the workflow again. */
const warned = openCache<true>('changed accounts', { mostEntries: 500, lifetimeMs: 60_000 });

/**
 * n8n does not tell a trigger that its credential was changed. Webhooks of the account that it was
 * published for go on coming then, start nothing, and those of the new one do not come.
 */
export async function warnOfChangedAccount(
	{ context, keys, key, memory }: Receiving,
	staticData: IDataObject,
): Promise<void> {
	const registered = readCallbackState(staticData, memory)?.registeredFor?.account;
	if (registered === undefined || context.getNodeParameter('accounts', 'credential') === 'any')
		return;
	const { accountId } = await keys();
	if (accountId === '' || accountId === registered || warned.get(key)) return;
	warned.set(key, true);
	context.logger.warn(
		`${context.getNode().name}: This workflow was published for ${registered}, but its credential now is for ${accountId}. Unpublish the workflow and publish it again.`,
		{ workflowId: context.getWorkflow().id },
	);
}
