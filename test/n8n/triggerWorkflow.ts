import { randomUUID } from 'node:crypto';
import type { Json } from './actionWorkflow';
import type {
	Execution,
	NewWorkflow,
	SavedCredential,
	SavedWorkflow,
} from '../../n8nServer/editorApi';
import type { Suite } from './suite';
import { waitFor } from '../../n8nServer/waitFor';

export const triggerType = 'n8n-nodes-whatsapp-groups.whatsAppGroupsTrigger';

const usualMs = 30_000;

/** What one execution began with; one that is not over yet has no items. */
export type HeardExecution = Pick<Execution, 'id' | 'status'> & { items: Json[] };

export type ListenOptions = {
	provider?: string;
	/** More field values of the trigger. */
	parameters?: Json;
	/** Where webhooks go now, as WhatsApp says. */
	addresses?: () => Promise<string[]>;
};

/** A workflow with the trigger alone; the ID of its webhook is a part of its address. */
export function triggerWorkflow(
	{ id, name, type }: SavedCredential,
	webhookId: string,
	parameters: Json,
): NewWorkflow {
	const node = {
		name: 'Trigger',
		type: triggerType,
		typeVersion: 1.1,
		position: [0, 0] as [number, number],
		webhookId,
		credentials: { [type]: { id, name } },
	};
	return {
		name: 'Listen',
		nodes: [{ ...node, parameters: { provider: 'meta', ...parameters } }],
		connections: {},
	};
}

/** Activates a workflow with the trigger alone, and waits until WhatsApp knows its address. */
export async function listenFor(
	suite: Suite,
	events: string[],
	{
		provider = 'meta',
		parameters = {},
		addresses = async () => await callbackOf(suite),
	}: ListenOptions = {},
): Promise<Listening> {
	const webhookId = randomUUID();
	const workflow = await suite.client.createWorkflow(
		triggerWorkflow(suite.credential, webhookId, { provider, events, ...parameters }),
	);
	await suite.client.activate(workflow);
	const findAddress = async () =>
		(await addresses()).find((address) => address.includes(webhookId));
	const address = await waitFor(findAddress, {
		what: 'the trigger registered its address',
		timeoutMs: usualMs,
	});
	return new Listening(suite, { workflow, webhookId, address, findAddress });
}

async function callbackOf({ control }: Suite): Promise<string[]> {
	const callback = await control.callback();
	return callback === undefined ? [] : [callback];
}

type Registered = {
	workflow: SavedWorkflow;
	webhookId: string;
	address: string;
	findAddress: () => Promise<string | undefined>;
};

/** An active workflow that keeps what its trigger gave. */
export class Listening {
	private readonly over = new Map<string, HeardExecution>();

	constructor(
		private readonly suite: Suite,
		private readonly registered: Registered,
	) {}

	/** The same after n8n was started again, which wants another login. */
	seenBy(suite: Suite): Listening {
		return new Listening(suite, this.registered);
	}

	get workflow(): SavedWorkflow {
		return this.registered.workflow;
	}

	/** Where its webhooks go. */
	get address(): string {
		return this.registered.address;
	}

	/** The part of the address that is this trigger's own. */
	get webhookId(): string {
		return this.registered.webhookId;
	}

	/** The same workflow after its n8n was started anew, which wants a new login. */
	in(suite: Suite): Listening {
		return new Listening(suite, this.registered);
	}

	/** The executions in the order in which they were started. */
	async executions(): Promise<HeardExecution[]> {
		const listed = (await this.suite.client.executions(this.workflow.id)).sort(
			(one, other) => Number(one.id) - Number(other.id),
		);
		const heard: HeardExecution[] = [];
		for (const execution of listed) heard.push(await this.read(execution));
		return heard;
	}

	/**
	 * The same, once so many are listed, which n8n does a moment after its answer, and all of them
	 * are over.
	 */
	async finished({
		atLeast,
		timeoutMs = usualMs,
	}: {
		atLeast: number;
		timeoutMs?: number;
	}): Promise<HeardExecution[]> {
		const allOver = async () => {
			const all = await this.executions();
			return all.length >= atLeast && all.every(isOver) && all;
		};
		return await waitFor(allOver, { what: 'all executions came to an end', timeoutMs });
	}

	async executionCount(): Promise<number> {
		return (await this.suite.client.executions(this.workflow.id)).length;
	}

	async heard(): Promise<Json[]> {
		return (await this.executions()).flatMap(({ items }) => items);
	}

	/** Waits until n8n has taken every webhook that went to this trigger; how many there were. */
	async taken(timeoutMs = usualMs): Promise<number> {
		const count = async (outcome?: string) =>
			await this.suite.control.webhookCount({ url: this.webhookId, outcome });
		await waitFor(async () => (await count('waiting')) === 0, {
			what: 'n8n took all webhooks',
			timeoutMs,
		});
		return await count();
	}

	/**
	 * Waits for the address, too: n8n switches off in the background, and whoever comes next would
	 * find it taken.
	 */
	async stop(): Promise<void> {
		await this.suite.client.deactivate(this.workflow.id);
		await waitFor(async () => (await this.registered.findAddress()) === undefined, {
			what: 'the trigger gave its address back',
			timeoutMs: usualMs,
		});
	}

	/**
	 * Asks for the data of each execution once: to ask for all again and again would keep a busy n8n
	 * from its work.
	 */
	private async read({ id, status }: Execution): Promise<HeardExecution> {
		const known = this.over.get(id);
		if (known !== undefined) return known;
		const execution = {
			id,
			status,
			items: isOver({ status }) ? await this.suite.client.outputOf(id, 'Trigger') : [],
		};
		if (isOver(execution)) this.over.set(id, execution);
		return execution;
	}
}

function isOver({ status }: Pick<Execution, 'status'>): boolean {
	return status !== 'new' && status !== 'running';
}
