import type { IExecuteFunctions } from 'n8n-workflow';
import { execute } from '../../../nodes/WhatsAppGroups/core/execution/execute';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { providers } from '../../../nodes/WhatsAppGroups/providers';

/** What is refused before an item is looked at, as the model that called the node hears it. */
const refused = [
	[
		'a provider that there is not',
		{ provider: 'none', resource: 'message', operation: 'sendText' },
		/^There is no provider "none"\. Choose one of these: Meta, .*\.$/,
	],
	[
		'an operation that there is not',
		{ provider: 'meta', resource: 'message', operation: 'sing' },
		/^There is no operation "sing" for the resource "message"\. Choose resource and operation again\./,
	],
	[
		'what the provider does not offer',
		{ provider: 'oneMsg', resource: 'analytics', operation: 'getGroup' },
		/does not offer ".*\. Available with: .*\.$/,
	],
] as const;

const contextOf = (
	type: string,
	rewireOutputLogTo: 'ai_tool' | undefined,
	given: Record<string, string>,
) =>
	({
		getNode: () => ({ name: 'Tool', type, rewireOutputLogTo }),
		getNodeParameter: (name: string) => given[name],
	}) as unknown as IExecuteFunctions;

describe.each(refused)('%s', (_what, given, sentence) => {
	it('is told to a model with what to do, by agents that let n8n run their tools', async () => {
		const context = contextOf('whatsAppGroupsTool', 'ai_tool', given);
		await expect(execute(context, { operations, providers })).rejects.toThrow(sentence);
	});

	it('and by those that run their tools themselves', async () => {
		const context = contextOf('whatsAppGroupsTool', undefined, given);
		const [[item] = []] = await execute(context, { operations, providers });
		expect(item?.json.error).toMatch(sentence);
	});

	it('and to people with what to do below it', async () => {
		const context = contextOf('whatsAppGroups', undefined, given);
		await expect(execute(context, { operations, providers })).rejects.toMatchObject({
			message: expect.not.stringMatching(sentence) as string,
			description: expect.stringMatching(/^(Choose|Available)/) as string,
		});
	});
});
