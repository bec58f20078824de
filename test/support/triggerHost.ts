import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HostedTrigger } from './hostedTrigger';

let count = 0;

export interface TriggerSetup {
	readonly parameters?: INodeParameters;
	readonly credentials: ICredentialDataDecryptedObject;
	/** Path of the webhook; another one for each trigger. */
	readonly id?: string;
}

/**
 * As much of n8n as a trigger sees: addresses for production and test, n8n-core's own contexts,
 * static data that is read for every request and saved afterwards, and the list of executions that
 * were started.
 */
export class TriggerHost {
	readonly triggers: HostedTrigger[] = [];
	/** Every answer that was given, newest last. */
	readonly answers: number[] = [];

	private readonly handling = new Set<Promise<void>>();

	private constructor(private readonly server: Server) {}

	static async open(): Promise<TriggerHost> {
		const server = createServer();
		const host = new TriggerHost(server);
		server.on('request', (request, response) => {
			const handled = host.handle(request, response).finally(() => host.handling.delete(handled));
			host.handling.add(handled);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return host;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	add({ parameters = {}, credentials, id = `trigger-${++count}` }: TriggerSetup): HostedTrigger {
		const trigger = new HostedTrigger(this.url, id, parameters, credentials);
		this.triggers.push(trigger);
		return trigger;
	}

	/** The JSON of everything that was started, by all triggers. */
	started(): INodeExecutionData[] {
		return this.triggers.flatMap(({ executions }) => executions.flat());
	}

	/**
	 * Resolves when nothing is being handled, also what goes on after the answer, such as the end of
	 * a test run.
	 */
	async idle(): Promise<void> {
		while (this.handling.size > 0) await Promise.allSettled(this.handling);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
		const [, kind, id, ...rest] = pathname.split('/');
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		response.on('finish', () => this.answers.push(response.statusCode));
		const isTest = kind === 'webhook-test';
		const trigger = this.triggers.find(
			(candidate) => candidate.id === id && (isTest ? candidate.isListening : candidate.isActive),
		);
		// n8n keeps a dynamic path below the webhook ID with the ID in front, so the ID stands twice.
		const secret =
			rest.length === 2 && rest[0] === id && request.method === 'POST' ? rest[1] : undefined;
		if (!trigger || (secret === undefined && rest.join('/') !== 'webhook')) {
			response.writeHead(404).end('{"message":"The requested webhook is not registered."}');
			return;
		}
		// A node may hold back the answer of n8n.
		const answered = new Promise((resolve) => response.on('close', resolve));
		await trigger.handle({
			rawBody: Buffer.concat(chunks),
			request,
			response,
			query: Object.fromEntries(searchParams),
			secret,
			isTest,
		});
		await answered;
	}
}
