import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ByteStream } from '../declarations/request';
import { asNumber, asText, compact } from '../values/json';

const timeLimitMs = 10_000;

/** What the server of a public file says about it; without a status, it cannot be reached. */
export interface LookedAtLink {
	readonly httpStatus?: number;
	readonly mimeType?: string;
	readonly bytes?: number;
}

async function ask(
	{ helpers }: Pick<IExecuteFunctions, 'helpers'>,
	method: 'HEAD' | 'GET',
	url: string,
): Promise<LookedAtLink> {
	try {
		const { statusCode, headers, body } = (await helpers.httpRequest({
			method,
			url,
			abortSignal: AbortSignal.timeout(timeLimitMs),
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			encoding: 'stream',
		})) as { statusCode: number; headers?: IDataObject; body?: Partial<ByteStream> };
		// Nobody reads the file.
		body?.destroy?.();
		return compact({
			httpStatus: statusCode,
			mimeType: asText(headers?.['content-type']),
			bytes: asNumber(headers?.['content-length']),
		});
	} catch {
		return {};
	}
}

/** Looks at a public link from here, without a credential and without reading its file. */
export async function lookAtLink(
	context: Pick<IExecuteFunctions, 'helpers'>,
	url: string,
): Promise<LookedAtLink> {
	const { httpStatus = 0, ...about } = await ask(context, 'HEAD', url);
	// Not every server answers HEAD.
	return httpStatus >= 200 && httpStatus < 300
		? { httpStatus, ...about }
		: await ask(context, 'GET', url);
}
