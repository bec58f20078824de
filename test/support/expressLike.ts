import type { ServerResponse } from 'node:http';

/** As much of Express's response as n8n hands to a node. */
export function answerLikeExpress(response: ServerResponse): object {
	const like = {
		get statusCode() {
			return response.statusCode;
		},
		status(code: number) {
			response.statusCode = code;
			return like;
		},
		type(mimeType: string) {
			response.setHeader('content-type', mimeType);
			return like;
		},
		send(body: string) {
			response.end(body);
			return like;
		},
		end: () => undefined,
		once: (event: string, listener: () => void) => void response.once(event, listener),
	};
	return like;
}
