import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A recording, as n8n hands it to the model that is to write it down. */
export type Recording = { fileName: string; mimeType: string; content: Buffer };

/** Whether somebody wants a recording written down, by OpenAI's address for it. */
export const wantsTranscription = ({ url = '' }: IncomingMessage) =>
	url.endsWith('/audio/transcriptions');

/** Reads the recording from the form in which it comes. */
export async function readRecording(request: IncomingMessage): Promise<Recording> {
	const headers = { 'content-type': request.headers['content-type'] ?? '' };
	const body = new Uint8Array(await buffer(request));
	const file = (await new Response(body, { headers }).formData()).get('file');
	if (!(file instanceof File)) throw new Error('There is no recording in the form.');
	const content = Buffer.from(await file.arrayBuffer());
	return { fileName: file.name, mimeType: file.type, content };
}
