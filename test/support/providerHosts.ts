import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { emulatorCredentials, runAction, type ActionResult, type ActionRun } from './actionHost';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { openGroup } from '../../emulator/test/openGroup';
import { channelId, channelToken, dialog360Key } from '../../emulator/test/gatewayClient';
import { deviations } from './outputSchema';

/** A provider as tests see it: how it is reached, and how it names things. */
export interface TestedProvider {
	readonly value: string;
	readonly name: string;
	credentials(emulator: Emulator): ICredentialDataDecryptedObject;
	/** The provider's ID of a group that the emulator knows by Graph's. */
	groupId(emulator: Emulator, graphId: string): string;
}

const numberOf = (emulator: Emulator, graphId: string) =>
	emulator.state.groups.find(graphId)?.number ?? '';

export const testedProviders: TestedProvider[] = [
	{
		value: 'meta',
		name: 'Meta',
		credentials: ({ url }) => ({ ...emulatorCredentials, baseUrl: url }),
		groupId: (_emulator, id) => id,
	},
	{
		value: 'dialog360',
		name: '360dialog',
		credentials: ({ url }) => ({ apiKey: dialog360Key, baseUrl: `${url}/dialog360` }),
		groupId: (_emulator, id) => id,
	},
	{
		value: 'oneMsg',
		name: '1msg.io',
		credentials: ({ url }) => ({ channelId, token: channelToken, baseUrl: `${url}/oneMsg` }),
		groupId: numberOf,
	},
];

/** An emulator, and the action node asking it through one provider. */
export class ProviderHost {
	/** What was not as the output schemas say, whichever provider answered. */
	readonly deviations: string[] = [];

	private constructor(
		readonly emulator: Emulator,
		readonly provider: TestedProvider,
	) {}

	static async open(
		provider: TestedProvider,
		options: EmulatorOptions = {},
	): Promise<ProviderHost> {
		return new ProviderHost(
			await startEmulator({ settings: { asyncDelayMs: 10, receiptDelayMs: 0 }, ...options }),
			provider,
		);
	}

	get credentials(): ICredentialDataDecryptedObject {
		return this.provider.credentials(this.emulator);
	}

	async run(parameters: INodeParameters, options: Partial<ActionRun> = {}): Promise<ActionResult> {
		const result = await runAction({
			credentials: this.credentials,
			parameters: { provider: this.provider.value, ...parameters },
			...options,
		});
		const found = result.items.flatMap(({ json }) =>
			'error' in json
				? []
				: deviations(String(parameters.resource), String(parameters.operation), json),
		);
		this.deviations.push(
			...found.map(
				(deviation) =>
					`${String(parameters.resource)}.${String(parameters.operation)} ${deviation}`,
			),
		);
		return result;
	}

	/** The `json` of the items. */
	async outputs(parameters: INodeParameters, options?: Partial<ActionRun>): Promise<IDataObject[]> {
		return (await this.run(parameters, options)).items.map(({ json }) => json);
	}

	/** Makes a group with people in it; `graphId` is for the emulator, `groupId` for the node. */
	async createGroup(group: object = {}): Promise<{ graphId: string; groupId: string }> {
		const { groupId: graphId } = await this.emulator.control<{ groupId: string }>(
			'POST',
			'/groups',
			{ subject: 'Deal 4711', participants: 2, ...group },
		);
		return { graphId, groupId: this.provider.groupId(this.emulator, graphId) };
	}

	/** The same, and one of them has just written, so that WhatsApp takes text and media. */
	async createOpenGroup(group: object = {}): Promise<{ graphId: string; groupId: string }> {
		const { groupId: graphId } = await openGroup(this.emulator, { participants: 2, ...group });
		return { graphId, groupId: this.provider.groupId(this.emulator, graphId) };
	}

	async close(): Promise<void> {
		await this.emulator.close();
	}
}
