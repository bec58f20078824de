import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { toAnswer, toStream, type Turn } from './chatCompletion';
import type { NewCredential } from './editorApi';
import { freePort } from './pickPorts';
import { readRecording, wantsTranscription, type Recording } from './transcription';

/** One message of the conversation, as n8n hands it to the model. */
export type Told = {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: unknown;
	tool_call_id?: string;
};
/** What n8n asks the model: the conversation so far, and the tools that it may call. */
export type Asked = {
	messages: Told[];
	tools?: Array<{ function: { name: string; description?: string; parameters?: unknown } }>;
	stream?: boolean;
};

/**
 * A language model that says what a script tells it to, and remembers what it was asked. It stands
 * in for OpenAI's Chat Completions, and for its transcription of recordings.
 */
export class ScriptedModel {
	/** Everything that it was asked since the script began, in order. */
	readonly asked: Asked[] = [];
	/** Every recording that it was to write down since the script began, in order. */
	readonly recordings: Recording[] = [];
	private turns: Turn[] = [];
	private transcripts: string[] = [];
	private readonly server: Server;

	private constructor(private readonly port: number) {
		this.server = createServer((request, response) => {
			void this.answer(request).then(
				({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
				(failure: unknown) => response.writeHead(500).end(String(failure)),
			);
		});
	}

	static async start(): Promise<ScriptedModel> {
		const model = new ScriptedModel(await freePort());
		await new Promise<void>((resolve) => model.server.listen(model.port, '127.0.0.1', resolve));
		// A test that fails before it ends the model must not keep the process.
		model.server.unref();
		return model;
	}

	/** What the *OpenAI Chat Model* node needs to reach it. */
	get credential(): NewCredential {
		return {
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'none', url: `http://127.0.0.1:${this.port}/v1` },
		};
	}

	/** From now on the model gives these turns, one per request. */
	follow(...turns: Turn[]): void {
		this.turns = turns;
		this.asked.length = 0;
	}

	/** From now on it hears this in the recordings that it gets, one after another. */
	hear(...transcripts: string[]): void {
		this.transcripts = transcripts;
		this.recordings.length = 0;
	}

	/** What came back from the tools by the last time it was asked, in order. */
	get heard(): string[] {
		const messages = this.asked.at(-1)?.messages ?? [];
		return messages.filter(({ role }) => role === 'tool').map(({ content }) => toText(content));
	}

	async end(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: IncomingMessage): Promise<{ type: string; body: string }> {
		if (wantsTranscription(request)) return await this.writeDown(request);
		const asked = (await json(request)) as Asked;
		const number = this.asked.push(asked);
		const turn = this.turns[number - 1];
		if (turn === undefined) throw new Error(`The script has no turn ${number}.`);
		return asked.stream === true
			? { type: 'text/event-stream', body: toStream(turn, asked, number) }
			: { type: 'application/json', body: JSON.stringify(toAnswer(turn, asked, number)) };
	}

	private async writeDown(request: IncomingMessage): Promise<{ type: string; body: string }> {
		const number = this.recordings.push(await readRecording(request));
		const text = this.transcripts[number - 1];
		if (text === undefined) throw new Error(`The script has no transcript ${number}.`);
		return { type: 'application/json', body: JSON.stringify({ text }) };
	}
}

/** Some versions of the agent split a text into parts. */
function toText(content: unknown): string {
	if (!Array.isArray(content)) return String(content);
	return content.map((part: { text?: string }) => part.text ?? '').join('');
}
