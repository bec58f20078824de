import axios from 'axios';
import type { Answer } from './graphClient';
import type { Emulator } from '../index';

export const dialog360Key = 'EMULATOR_D360_KEY';
export const channelId = '371267300';
export const channelToken = 'EMULATOR_1MSG_TOKEN';

async function call(
	method: string,
	url: string,
	data: unknown,
	headers: Record<string, string>,
): Promise<Answer> {
	const { status, data: body } = await axios.request<Record<string, unknown>>({
		method,
		url,
		data,
		headers,
		validateStatus: () => true,
		proxy: false,
	});
	return { status, data: body };
}

/** Calls 360dialog on an emulator; answers refusals too. */
export function dialog360Client({ url }: Emulator, apiKey = dialog360Key) {
	return async (method: string, path: string, data?: unknown): Promise<Answer> =>
		call(method, `${url}/dialog360${path}`, data, { 'D360-API-KEY': apiKey });
}

/** Calls 1msg on an emulator; answers refusals too. */
export function oneMsgClient(
	{ url }: Emulator,
	{ channel = channelId, token = channelToken } = {},
) {
	return async (method: string, path: string, data?: unknown): Promise<Answer> => {
		const headers = { authorization: `Bearer ${token}` };
		return call(method, `${url}/oneMsg/${channel}${path}`, data, headers);
	};
}
