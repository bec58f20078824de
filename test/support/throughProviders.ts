import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ActionResult } from './actionHost';
import { byId } from './emulatorHost';
import { ProviderHost, testedProviders, type TestedProvider } from './providerHosts';

interface Viewed {
	subject: string;
	description?: string;
	inviteLink: string;
	participants: Array<{ waId: string; name: string }>;
	messages: Array<{
		messageId: string;
		type: string;
		text?: string;
		caption?: string;
		document?: { filename?: string };
		replyTo?: string;
		readByBusiness?: boolean;
	}>;
	picture?: object;
	pinned: unknown[];
}

/** One provider, asked by the node, and a group with one person in it, anew for every test. */
class Scenario {
	private opened?: ProviderHost;
	graphId = '';
	groupId = '';

	constructor(private readonly provider: TestedProvider) {}

	private get host(): ProviderHost {
		if (!this.opened) throw new Error('The scenario has not begun');
		return this.opened;
	}

	async open(): Promise<void> {
		this.opened = await ProviderHost.open(this.provider);
	}

	async begin(): Promise<void> {
		const participants = [{ waId: '16505551234', name: 'Ana' }];
		({ graphId: this.graphId, groupId: this.groupId } = await this.host.createGroup({
			participants,
		}));
	}

	get deviations(): readonly string[] {
		return this.host.deviations;
	}

	async close(): Promise<void> {
		await this.opened?.close();
	}

	async run(...given: Parameters<ProviderHost['run']>): Promise<ActionResult> {
		return await this.host.run(...given);
	}

	async outputs(...given: Parameters<ProviderHost['outputs']>): Promise<IDataObject[]> {
		return await this.host.outputs(...given);
	}

	/** The group as its people see it. */
	async view(): Promise<Viewed> {
		return await this.host.emulator.control<Viewed>('GET', `/groups/${this.graphId}`);
	}

	/** The texts that a person got, one-to-one. */
	async textsTo(waId: string): Promise<Array<string | undefined>> {
		const { messages } = await this.host.emulator.control<Viewed>('GET', `/people/${waId}`);
		return messages.map(({ text }) => text);
	}

	/** A person writes into the group; gives the message ID. */
	async write(text: string): Promise<string> {
		const message = { groupId: this.graphId, waId: '16505551234', text };
		const { messageId } = await this.host.emulator.control<{ messageId: string }>(
			'POST',
			'/people/write',
			message,
		);
		return messageId;
	}

	message(operation: string, parameters: INodeParameters): INodeParameters {
		return { resource: 'message', operation, groupId: byId(this.groupId), ...parameters };
	}
}

/** Tells what should happen through each provider. */
export function describeThroughProviders(
	tell: (scenario: Scenario, provider: TestedProvider) => void,
): void {
	describe.each(testedProviders)('through $name', (provider) => {
		const scenario = new Scenario(provider);
		beforeAll(async () => await scenario.open());
		beforeEach(async () => await scenario.begin());
		// Whichever provider answered, only what the output schemas say comes out.
		afterEach(() => expect(scenario.deviations).toEqual([]));
		afterAll(async () => await scenario.close());

		tell(scenario, provider);
	});
}
