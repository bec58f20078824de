import axios, { type AxiosResponse } from 'axios';
import type { Emulator } from '../index';

export const phoneNumberId = '106540352242922';
export const otherPhoneNumberId = '106540352242999';
export const businessId = '102290129340398';
export const appId = '670843887433847';
export const appSecret = '0123456789abcdef0123456789abcdef';

export interface Answer {
	status: number;
	data: Record<string, unknown>;
}

interface CallOptions {
	token?: string;
	version?: string;
}

/** Calls Graph on an emulator; answers refusals too instead of throwing. */
export function graphClient(
	emulator: Emulator,
	{ token = 'EMULATOR_TOKEN', version = 'v25.0' }: CallOptions = {},
) {
	return async (method: string, path: string, data?: unknown): Promise<Answer> => {
		const response: AxiosResponse<Record<string, unknown>> = await axios.request({
			method,
			url: `${emulator.url}/${version}${path}`,
			data,
			headers: token === '' ? {} : { authorization: `Bearer ${token}` },
			validateStatus: () => true,
			proxy: false,
		});
		return { status: response.status, data: response.data };
	};
}

export type Graph = ReturnType<typeof graphClient>;

/** The `error` of a refusal. */
export function errorOf({ data }: Answer): Record<string, unknown> {
	return (data.error ?? {}) as Record<string, unknown>;
}

export function whatsapp(body: object): object {
	return { messaging_product: 'whatsapp', ...body };
}

export function textTo(groupId: string, body: string): object {
	return whatsapp({ recipient_type: 'group', to: groupId, type: 'text', text: { body } });
}
