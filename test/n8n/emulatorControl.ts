import axios, { type AxiosInstance } from 'axios';
import { emulatorAccount } from './credential';

export type EmulatedMessage = { messageId: string; from: string; type: string; text?: string };
export type EmulatedGroup = {
	groupId: string;
	subject: string;
	inviteLink?: string;
	participants: Array<{ waId: string; name: string }>;
	joinRequests: Array<{ joinRequestId: string; waId: string }>;
	messages: EmulatedMessage[];
	pinned: Array<{ messageId: string }>;
};
export type NewGroup = { subject: string; joinApprovalMode?: 'auto_approve' | 'approval_required'; participants?: Array<{ waId: string; name: string }> };
export type ReceivedRequest = { method: string; path: string; status?: number; body?: unknown };
export type SentWebhook = { id: number; field?: string; status?: number; outcome?: string };

/** What a person does, and what the emulator saw. */
export class EmulatorControl {
	private readonly http: AxiosInstance;

	constructor(readonly url: string) {
		this.http = axios.create({ baseURL: url, proxy: false });
	}

	async createGroup(group: NewGroup): Promise<EmulatedGroup> {
		return (await this.http.post<EmulatedGroup>('/_emulator/groups', group)).data;
	}

	async group(id: string): Promise<EmulatedGroup> {
		return (await this.http.get<EmulatedGroup>(`/_emulator/groups/${encodeURIComponent(id)}`)).data;
	}

	/** Lets somebody do something: `open-invite`, `cancel`, `leave`, `write`, … */
	async person(what: string, body: Record<string, unknown>): Promise<unknown> {
		return (await this.http.post<unknown>(`/_emulator/people/${what}`, body)).data;
	}

	async requests(filter: Record<string, string> = {}): Promise<ReceivedRequest[]> {
		const answer = await this.http.get<{ requests: ReceivedRequest[] }>('/_emulator/requests', { params: filter });
		return answer.data.requests;
	}

	async post<T>(path: string, body: Record<string, unknown> = {}): Promise<T> {
		return (await this.http.post<T>(`/_emulator${path}`, body)).data;
	}

	/** The webhooks that went out, or are about to. */
	async webhooks(): Promise<SentWebhook[]> {
		return (await this.http.get<{ deliveries: SentWebhook[] }>('/_emulator/webhooks')).data.deliveries;
	}

	/** The address to which the phone number's webhooks go, as Graph tells it. */
	async callback(): Promise<string | undefined> {
		const answer = await this.http.get<{ webhook_configuration?: { phone_number?: string } }>(`/v25.0/${emulatorAccount.phoneNumberId}`, {
			params: { fields: 'webhook_configuration' },
			headers: { authorization: `Bearer ${emulatorAccount.accessToken}` },
		});
		return answer.data.webhook_configuration?.phone_number;
	}
}
