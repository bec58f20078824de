import type { ServerResponse } from 'node:http';

interface ExpressResponse {
	statusCode: number;
	status(code: number): ExpressResponse;
	type(mimeType: string): ExpressResponse;
	send(body: string): ExpressResponse;
	end: ServerResponse['end'];
}

/** As much of Express's response as n8n hands to a node. */
export function answerLikeExpress(response: ServerResponse): ExpressResponse {
	const like: ExpressResponse = {
		get statusCode() {
			return response.statusCode;
		},
		set statusCode(code: number) {
			response.statusCode = code;
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
		get end() {
			return response.end.bind(response);
		},
		set end(end: ServerResponse['end']) {
			response.end = end;
		},
	};
	return like;
}
