import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { startEmulator, type Emulator } from '../../emulator';
import { runAction } from './actionHost';
import type { HostedTrigger } from './hostedTrigger';
import { testedProviders, type TestedProvider } from './providerHosts';
import { TriggerHost } from './triggerHost';

export const ana = '16505551234';

/** The address of a trigger with a secret, without the secret at its end. */
export const below = ({ address, id }: HostedTrigger) =>
	`${address.replace(/\/webhook$/, '')}/${id}/`;
export const secretOf = (address: string) => new URL(address).pathname.split('/').at(-1) ?? '';

/**
 * An emulator with a group in which Ana is, and triggers beside it that hear of it through any
 * provider.
 */
export class GatewayTriggers {
	private constructor(
		readonly emulator: Emulator,
		private readonly host: TriggerHost,
		readonly graphId: string,
	) {}

	static async open(): Promise<GatewayTriggers> {
		const emulator = await startEmulator({ settings: { asyncDelayMs: 5, receiptDelayMs: 0 } });
		const { groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
			subject: 'Deal',
			participants: [{ waId: ana, name: 'Ana' }],
		});
		return new GatewayTriggers(emulator, await TriggerHost.open(), groupId);
	}

	/** The group's number inside WhatsApp, which is its ID at 1msg. */
	get number(): string {
		return this.emulator.state.groups.find(this.graphId)?.number ?? '';
	}

	private credentialsOf(value: string): ReturnType<TestedProvider['credentials']> {
		const provider = testedProviders.find((candidate) => candidate.value === value);
		if (!provider) throw new Error(`There is no provider ${value}`);
		return provider.credentials(this.emulator);
	}

	/** `credentials`: what its credential has beside the usual. */
	add(
		value: string,
		parameters: INodeParameters = {},
		credentials: ICredentialDataDecryptedObject = {},
	): HostedTrigger {
		return this.host.add({
			credentials: { ...this.credentialsOf(value), ...credentials },
			parameters: { provider: value, events: ['message.received'], ...parameters },
		});
	}

	/** What Check Setup says, by the name of the check. */
	async checkSetup(
		value: string,
		changes: IDataObject = {},
		instanceUrl = this.host.url,
	): Promise<Record<string, IDataObject>> {
		const credentials = { ...this.credentialsOf(value), ...changes } as ReturnType<
			TestedProvider['credentials']
		>;
		const parameters = { provider: value, resource: 'account', operation: 'checkSetup' };
		const { items } = await runAction({ credentials, parameters, instanceUrl });
		return Object.fromEntries(items.map(({ json }) => [String(json.check), json]));
	}

	/** Ana writes into the group. */
	async write(content: object = { text: 'Hello' }): Promise<void> {
		await this.emulator.control('POST', '/people/write', {
			groupId: this.graphId,
			waId: ana,
			...content,
		});
		await this.settle();
	}

	/** Somebody else joins. */
	async join(waId = '16505551299'): Promise<void> {
		await this.emulator.control('POST', '/people/open-invite', { groupId: this.graphId, waId });
		await this.settle();
	}

	async settle(): Promise<void> {
		await this.emulator.emulation.webhooks.queue.settled();
	}

	/** Something that comes to an address; the status that it is answered with. */
	async post(address: string, headers: Record<string, string> = {}): Promise<number> {
		const { status } = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: '{"entry":[]}',
		});
		return status;
	}

	/** A test run ends a moment after its first event was answered. */
	async testRunEnds(trigger: HostedTrigger): Promise<void> {
		while (trigger.isListening) await new Promise((resolve) => setTimeout(resolve, 5));
	}

	async close(): Promise<void> {
		await this.host.close();
		await this.emulator.close();
	}
}
