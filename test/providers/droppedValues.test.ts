import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { offers } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Provider } from '../../nodes/WhatsAppGroups/core/declarations/provider';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { emulatorCredentials, runAction } from '../support/actionHost';
import { fillCredential } from '../support/credentialTypes';
import { SampleServer } from '../../scripts/generate/sampleAnswers';
import { fieldSamplesOf } from '../../scripts/generate/samples/fieldSamples';
import { sampleItem } from '../../scripts/generate/samples/sampleItem';

// Some operations wait for a result, with each of their samples.
jest.setTimeout(60_000);

const overOtherConnections =
	'says over which connections requests leave, and the provider has no throughput to ask for before';

const onlyByReply = 'counts for answers by reply, which no trigger would hear in this test';

/** Fields that neither the request nor the output tells of, and why. */
const untold: Readonly<Record<string, string>> = {
	bodyParameters: 'counts only where Variables is empty',
	howToAnswer: onlyByReply,
	ifTooLong: 'counts only for texts of more than 4,096 characters, which the samples do not have',
	postWhoAnswered: onlyByReply,
	replyToOthers: onlyByReply,
	whoMayAnswer: onlyByReply,
	cleanUpVariables: 'changes only texts with line breaks, which the samples do not have',
	timeoutSeconds: 'says how long to wait, not what to ask',
	'dialog360 highThroughput': overOtherConnections,
	'oneMsg highThroughput': overOtherConnections,
};

let runs = 0;

/** Those of a number of its own, so that runs do not wait for one another. */
function credentialsOfRun(provider: Provider): ICredentialDataDecryptedObject {
	const run = `RUN${(runs += 1)}`;
	return {
		...fillCredential(provider, { secret: run, other: run }),
		businessAccountId: emulatorCredentials.businessAccountId,
	};
}

/** Without what differs from run to run. */
function withoutChance(text: string): string {
	return text
		.replace(/(RUN|NEW)\d+/g, '$1')
		.replace(/(\d{4}-\d\d-\d\d)T[\d:.]+Z/g, '$1')
		.replace(/\b1[78]\d{8}\b/g, (seconds) => `day ${Math.floor(Number(seconds) / 86_400)}`);
}

describe.each(providers)('through $name', (provider) => {
	/** What was asked and given, as a text; or why nothing was asked. */
	async function outcomeOf(parameters: INodeParameters): Promise<string> {
		const toWire = jest.spyOn(provider, 'toWire');
		try {
			const { items } = await runAction({
				parameters: { provider: provider.value, ...parameters },
				credentials: credentialsOfRun(provider),
				items: [sampleItem()],
				answer: new SampleServer().answer,
			});
			const asked = toWire.mock.results.map(({ value }) => value as IDataObject);
			return withoutChance(
				JSON.stringify([
					asked,
					items.map(({ json, binary }) => [
						json,
						Object.values(binary ?? {}).map(({ fileName }) => fileName),
						Object.keys(binary ?? {}),
					]),
				]),
			);
		} catch (failure) {
			return `refused: ${(failure as Error).message}`;
		} finally {
			toWire.mockRestore();
		}
	}

	const offered = operations.filter(
		(operation) => offers(provider, operation) && operation.fields.length > 0,
	);

	it.each(
		offered.map(
			(operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
		),
	)('no value of %s is dropped without a word', async (_name, operation) => {
		const dropped: string[] = [];
		for (const { name, without, given } of fieldSamplesOf(operation)) {
			const outcomes = new Set([await outcomeOf(without)]);
			for (const { parameters } of given) outcomes.add(await outcomeOf(parameters));
			if (outcomes.size < 2 && !(name in untold) && !(`${provider.value} ${name}` in untold))
				dropped.push(name);
		}
		expect(dropped).toEqual([]);
	});
});
