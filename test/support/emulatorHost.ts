import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeParameterResourceLocator,
	INodeParameters,
} from 'n8n-workflow';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { openGroup } from '../../emulator/test/openGroup';
import { emulatorCredentials, runAction, type ActionResult, type ActionRun } from './actionHost';

/** A request as the emulator received it. */
export interface ReceivedRequest {
	readonly method: string;
	readonly path: string;
	readonly query: IDataObject;
	readonly body: IDataObject;
	readonly status: number;
}

/** A group as its participants see it on their phones. */
export interface SeenGroup {
	readonly subject: string;
	readonly participants: Array<{ waId: string; name?: string }>;
	readonly messages: Array<{ messageId: string; from: string; type: string; text?: string }>;
	readonly joinRequests: IDataObject[];
	readonly pinned: unknown[];
}

/** The value of a picker field in which an ID was typed. */
export function byId(value: string): INodeParameterResourceLocator {
	return { __rl: true, mode: 'id', value };
}

/** The value of a picker field in which a name was typed. */
export function byName(value: string): INodeParameterResourceLocator {
	return { __rl: true, mode: 'name', value };
}

/** What a new group is, where a test does not say it. */
interface WantedGroup {
	subject?: string;
	joinApprovalMode?: string;
	participants?: number;
	phoneNumberId?: string;
}

const usualGroup: WantedGroup = { subject: 'Deal 4711', participants: 2 };

/** An emulator and the action node beside it, for one test file. */
export interface EmulatorHost {
	readonly emulator: Emulator;
	readonly credentials: ICredentialDataDecryptedObject;
	/** Runs the node; `parameters` needs resource, operation and its fields. */
	run(parameters: INodeParameters, options?: Partial<ActionRun>): Promise<ActionResult>;
	/** The same, and only the `json` of its items. */
	outputs(parameters: INodeParameters, options?: Partial<ActionRun>): Promise<IDataObject[]>;
	/** Makes a group at once; `participants` people have joined it. */
	createGroup(group?: WantedGroup): Promise<{ groupId: string; inviteLink: string }>;
	/** The same, and one of them has just written, so that WhatsApp takes text and media. */
	createOpenGroup(group?: WantedGroup): Promise<{ groupId: string }>;
	/** Lets a person open the invite link; gives the join request where the group wants approval. */
	openInvite(
		groupId: string,
		waId: string,
		name?: string,
	): Promise<{ outcome: string; joinRequestId: string }>;
	seeGroup(groupId: string): Promise<SeenGroup>;
	/** What the business sent to the group, and nobody else. */
	sentTo(groupId: string): Promise<SeenGroup['messages']>;
	requests(): Promise<ReceivedRequest[]>;
	close(): Promise<void>;
}

export async function startEmulatorHost(options: EmulatorOptions = {}): Promise<EmulatorHost> {
	const emulator = await startEmulator(options);
	const credentials = { ...emulatorCredentials, baseUrl: emulator.url };
	const seeGroup = async (groupId: string): Promise<SeenGroup> =>
		await emulator.control('GET', `/groups/${groupId}`);
	const run = async (parameters: INodeParameters, given: Partial<ActionRun> = {}) =>
		await runAction({ credentials, parameters, ...given });
	return {
		emulator,
		credentials,
		run,
		outputs: async (parameters, given) =>
			(await run(parameters, given)).items.map(({ json }) => json),
		createGroup: async (group = {}) =>
			await emulator.control('POST', '/groups', { ...usualGroup, ...group }),
		createOpenGroup: async (group = {}) => await openGroup(emulator, { ...usualGroup, ...group }),
		openInvite: async (groupId, waId, name) =>
			await emulator.control('POST', '/people/open-invite', { groupId, waId, name }),
		seeGroup,
		sentTo: async (groupId) =>
			(await seeGroup(groupId)).messages.filter(({ from }) => from === 'business'),
		requests: async () =>
			(await emulator.control<{ requests: ReceivedRequest[] }>('GET', '/requests')).requests,
		close: async () => await emulator.close(),
	};
}
