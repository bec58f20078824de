import { credentialFor, credentialType, emulatorAccount } from '../../n8nServer/credential';
import type { NewCredential, WorkflowNode } from '../../n8nServer/editorApi';
import { graphHost, type Lab } from './lab';

/** What n8n's nodes have beside what the end-to-end tests need. */
export type TimedNode = WorkflowNode & { retryOnFail?: boolean; maxTries?: number };

/** A node under test, and whom it can write to. */
export type SenderNode = {
	to: 'groups' | 'people' | 'allGroups';
	build: (lab: Lab, phoneNumberId: string) => Promise<TimedNode>;
};

type NodeParts = Pick<TimedNode, 'type' | 'typeVersion' | 'parameters'> &
	Partial<TimedNode> & { credential: NewCredential };

const position: [number, number] = [440, 0];
const builtInCredential: NewCredential = {
	name: 'WhatsApp',
	type: 'whatsAppApi',
	data: {
		accessToken: emulatorAccount.accessToken,
		businessAccountId: emulatorAccount.businessAccountId,
	},
};

async function withCredential(
	{ client }: Lab,
	{ credential, ...node }: NodeParts,
): Promise<TimedNode> {
	const { id, name, type } = await client.createCredential(credential);
	return { name: 'Sender', position, ...node, credentials: { [type]: { id, name } } };
}

export type OurOptions = {
	messagesPerSecond?: number;
	highThroughput?: boolean;
	resumeKey?: string;
};

/** n8n drops an option that a node does not know, and the figures would be those of another way. */
async function assertOptions({ client }: Lab, type: string, options: OurOptions): Promise<void> {
	const properties = JSON.stringify(
		(await client.nodeTypes()).find(({ name }) => name === type)?.properties ?? [],
	);
	const unknown = Object.keys(options).filter(
		(option) => !properties.includes(`"name":"${option}"`),
	);
	if (unknown.length > 0) throw new Error(`The node has no option ${unknown.join(', ')}.`);
}

const ourType = 'n8n-nodes-whatsapp-groups.whatsAppGroups';

const recipientsOf = {
	groups: { groupId: { __rl: true, mode: 'id', value: '={{ $json.to }}' } },
	allGroups: { sendTo: 'all' },
};

/** Our node, with the address that it has for everybody. */
export function ours(
	options: OurOptions = {},
	to: keyof typeof recipientsOf = 'groups',
): SenderNode {
	return {
		to,
		build: async (lab, phoneNumberId) => {
			await assertOptions(lab, ourType, options);
			return await withCredential(lab, {
				type: ourType,
				typeVersion: 1,
				parameters: {
					provider: 'meta',
					resource: 'message',
					operation: 'sendText',
					...recipientsOf[to],
					text: '={{ $json.text }}',
					options,
				},
				credential: credentialFor(`https://${graphHost}`, { phoneNumberId }),
				onError: 'continueRegularOutput',
			});
		},
	};
}

/** n8n's own WhatsApp node, which writes to people only. */
export const builtIn: SenderNode = {
	to: 'people',
	build: async (lab, phoneNumberId) =>
		await withCredential(lab, {
			type: 'n8n-nodes-base.whatsApp',
			typeVersion: 1.1,
			parameters: {
				resource: 'message',
				operation: 'send',
				phoneNumberId,
				recipientPhoneNumber: '={{ $json.to }}',
				messageType: 'text',
				textBody: '={{ $json.text }}',
			},
			credential: builtInCredential,
			onError: 'continueRegularOutput',
		}),
};

type HttpOptions = { batchSize?: number; retries?: boolean };

/**
 * n8n's HTTP Request node; batched as its own hint advises, one batch of the limit's size each
 * second.
 */
export function httpRequest({ batchSize, retries = false }: HttpOptions = {}): SenderNode {
	return {
		to: 'groups',
		build: async (lab, phoneNumberId) =>
			await withCredential(lab, {
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				parameters: {
					method: 'POST',
					url: `https://${graphHost}/v25.0/${phoneNumberId}/messages`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'whatsAppApi',
					sendBody: true,
					specifyBody: 'json',
					jsonBody:
						'={{ { messaging_product: "whatsapp", recipient_type: "group", to: $json.to, type: "text", text: { body: $json.text } } }}',
					options:
						batchSize === undefined
							? {}
							: { batching: { batch: { batchSize, batchInterval: 1_000 } } },
				},
				credential: builtInCredential,
				// Retry On Fail needs a failure; without it, the items after a refused one shall have their
				// chance.
				...(retries ? { retryOnFail: true } : { onError: 'continueRegularOutput' }),
			}),
	};
}

/** As many at once as ours has. */
const ourAtOnce = 256;

/** Without any care, and for the last two without expressions: what the way itself costs. */
function bare(way: 'naive' | 'helper' | 'pool', atOnce: number): SenderNode {
	return {
		to: 'groups',
		build: async (lab, phoneNumberId) =>
			await withCredential(lab, {
				type: 'CUSTOM.benchSender',
				typeVersion: 1,
				parameters: {
					url: `https://${graphHost}/v25.0/${phoneNumberId}/messages`,
					to: '={{ $json.to }}',
					text: '={{ $json.text }}',
					way,
					atOnce,
				},
				credential: { ...credentialFor(`https://${graphHost}`), type: credentialType },
			}),
	};
}

/** n8n's helper as it comes, 64 at once. */
export const naive = bare('naive', 64);
/** The same, given the credential. */
export const helper = bare('helper', ourAtOnce);
/** Node's pooled client. */
export const pool = bare('pool', ourAtOnce);
