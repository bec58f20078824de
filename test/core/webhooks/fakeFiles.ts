import { Readable } from 'node:stream';
import type { IDataObject, IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';

export const fileUrl = 'https://files.example/1';

function toStream(chunks: ReadonlyArray<string | Error>): Readable {
	const send = function* () {
		for (const chunk of chunks) {
			if (chunk instanceof Error) throw chunk;
			yield Buffer.from(chunk);
		}
	};
	return Readable.from(send());
}

/** Files of a provider that is none, and an n8n that stores them at once. */
export class FakeFiles {
	/** What is said about a file when its ID is asked for. */
	about: IDataObject = { url: fileUrl };
	headers: IDataObject = {};
	status = 200;
	chunks: Array<string | Error> = ['content'];
	options: IDataObject = {};
	readonly asked: IHttpRequestOptions[] = [];
	/** The bytes of each file that was asked for. */
	readonly streams: Readable[] = [];
	readonly getCredentials = jest.fn<Promise<object>, []>(async () => await Promise.resolve({}));

	readonly provider = {
		name: 'Acme',
		value: 'acme',
		credentialType: 'acmeApi',
		toWire: ({ on }: { on: { path: string } }) => ({
			method: 'GET',
			url: on.path,
			...(on.path === fileUrl && { answersWith: 'file' }),
		}),
		toRefusal: ({ httpStatus }: { httpStatus: number }) =>
			httpStatus < 400 ? undefined : { httpStatus },
		webhooks: {
			mediaRequest: (id: string) => ({ method: 'GET', on: { path: `about/${id}` } }),
			fileRequest: (url: string) => ({ method: 'GET', on: { path: url } }),
		},
	} as unknown as Provider;

	get context(): IWebhookFunctions {
		return {
			getNode: () => ({ id: 'n', name: 'Trigger', parameters: {} }),
			getNodeParameter: (name: string, fallback: unknown) =>
				name === 'options' ? this.options : fallback,
			getCredentials: this.getCredentials,
			helpers: {
				httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
					await Promise.resolve(this.answer(options)),
				prepareBinaryData: async (stream: Readable, fileName: string, mimeType: string) => {
					let data = '';
					for await (const chunk of stream) data += String(chunk);
					return { fileName, mimeType, data };
				},
			},
		} as unknown as IWebhookFunctions;
	}

	private answer(options: IHttpRequestOptions): object {
		this.asked.push(options);
		if (options.url !== fileUrl)
			return { statusCode: 200, headers: {}, body: toStream([JSON.stringify(this.about)]) };
		const body = toStream(this.chunks);
		this.streams.push(body);
		return { statusCode: this.status, headers: this.headers, body };
	}
}
