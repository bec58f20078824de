import axios, { type AxiosInstance } from 'axios';
import { emulatorAccount } from './credential';
import { withoutKeepAlive } from './withoutKeepAlive';

export type EmulatedMessage = {
	messageId: string;
	from: string;
	type: string;
	text?: string;
	caption?: string;
	readByBusiness?: boolean;
};
export type EmulatedGroup = {
	groupId: string;
	subject: string;
	picture?: { mimeType: string };
	inviteLink?: string;
	participants: Array<{ waId: string; name: string }>;
	joinRequests: Array<{ joinRequestId: string; waId: string }>;
	messages: EmulatedMessage[];
	pinned: Array<{ messageId: string }>;
};
export type NewGroup = {
	subject: string;
	description?: string;
	joinApprovalMode?: 'auto_approve' | 'approval_required';
	participants?: number | Array<{ waId: string; name: string }>;
	phoneNumberId?: string;
};
export type ReceivedRequest = { method: string; path: string; status?: number; body?: unknown };
/** Something that goes wrong with the next requests that match. */
export type Fault = {
	kind: string;
	count?: number;
	code?: number;
	httpStatus?: number;
	body?: string;
	match?: { method?: string; path?: string };
};
/** `url` is a part of the address. */
export type WebhookFilter = { field?: string; outcome?: string; url?: string };
export type SentWebhook = { id: number; field: string; outcome: string };

/** What a person does, and what the emulator saw. */
export class EmulatorControl {
	private readonly http: AxiosInstance;

	constructor(readonly url: string) {
		this.http = axios.create({ baseURL: url, httpAgent: withoutKeepAlive, proxy: false });
	}

	async createGroup(group: NewGroup): Promise<EmulatedGroup> {
		return (await this.http.post<EmulatedGroup>('/_emulator/groups', group)).data;
	}

	/** The same, and one of them has just written, so that WhatsApp takes text and media. */
	async createOpenGroup(group: NewGroup): Promise<EmulatedGroup> {
		const made = await this.createGroup({ participants: 1, ...group });
		const waId = made.participants[0]?.waId;
		await this.person('write', { groupId: made.groupId, waId, text: 'Hello' });
		return made;
	}

	/** What the business sent to a group, and nobody else. */
	async sentTo(groupId: string): Promise<EmulatedMessage[]> {
		return (await this.group(groupId)).messages.filter(({ from }) => from === 'business');
	}

	async group(id: string): Promise<EmulatedGroup> {
		return (await this.http.get<EmulatedGroup>(`/_emulator/groups/${encodeURIComponent(id)}`)).data;
	}

	/** What was written between the business and one person. */
	async chatWith(waId: string): Promise<Pick<EmulatedGroup, 'messages'>> {
		return (await this.http.get<EmulatedGroup>(`/_emulator/people/${waId}`)).data;
	}

	/** Lets somebody do something: `open-invite`, `cancel`, `leave`, `write`, … */
	async person(what: string, body: Record<string, unknown>): Promise<unknown> {
		return (await this.http.post<unknown>(`/_emulator/people/${what}`, body)).data;
	}

	async requests(filter: Record<string, string> = {}): Promise<ReceivedRequest[]> {
		const answer = await this.http.get<{ requests: ReceivedRequest[] }>('/_emulator/requests', {
			params: filter,
		});
		return answer.data.requests;
	}

	async post<T>(path: string, body: object = {}): Promise<T> {
		return (await this.http.post<T>(`/_emulator${path}`, body)).data;
	}

	/** How many messages were accepted since the start. */
	async messageCount(): Promise<number> {
		return (await this.http.get<{ messageCount: number }>('/_emulator/state')).data.messageCount;
	}

	/** The webhooks that went out, or are about to. */
	async webhooks(filter: WebhookFilter = {}): Promise<SentWebhook[]> {
		return (
			await this.http.get<{ deliveries: SentWebhook[] }>('/_emulator/webhooks', { params: filter })
		).data.deliveries;
	}

	async webhookCount(filter: WebhookFilter): Promise<number> {
		return (
			await this.http.get<{ count: number }>('/_emulator/webhooks', {
				params: { ...filter, count: true },
			})
		).data.count;
	}

	/** Asks Graph as the business itself would. */
	async graph<T>(
		method: 'GET' | 'POST' | 'DELETE',
		path: string,
		data?: object,
		params?: object,
	): Promise<T> {
		const headers = { authorization: `Bearer ${emulatorAccount.accessToken}` };
		return (await this.http.request<T>({ method, url: `/v25.0${path}`, data, params, headers }))
			.data;
	}

	/** The address to which the phone number's webhooks go, as Graph tells it. */
	async callback(): Promise<string | undefined> {
		const answer = await this.graph<{ webhook_configuration?: { phone_number?: string } }>(
			'GET',
			`/${emulatorAccount.phoneNumberId}`,
			undefined,
			{ fields: 'webhook_configuration' },
		);
		return answer.webhook_configuration?.phone_number;
	}
}
