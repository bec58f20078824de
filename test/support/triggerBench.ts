import { startEmulator, type Emulator } from '../../emulator';
import type { App, Business } from '../../emulator/state/accounts';
import { sign } from '../../nodes/WhatsAppGroups/core/crypto/signature';
import { emulatorCredentials } from './actionHost';
import { TriggerHost } from './triggerHost';

export const phoneNumberId = emulatorCredentials.phoneNumberId;
const businessId = emulatorCredentials.businessAccountId;
export const appId = emulatorCredentials.appId;

function defined<Value>(value: Value | undefined): Value {
	if (value === undefined) throw new Error('The emulator does not have it');
	return value;
}

/** An emulator and a host for triggers, with what tests about the two ask again and again. */
export class TriggerBench {
	private people = 0;
	host!: TriggerHost;
	groupId = '';

	private constructor(readonly emulator: Emulator) {}

	static async open(): Promise<TriggerBench> {
		return new TriggerBench(await startEmulator({ speed: 50 }));
	}

	/** Everything as at the start, with a group that needs approval to join. */
	async begin(): Promise<void> {
		this.host = await TriggerHost.open();
		const created = await this.emulator.control<{ groupId: string }>('POST', '/groups', {
			subject: 'Order',
			joinApprovalMode: 'approval_required',
		});
		this.groupId = created.groupId;
		await this.settle();
	}

	async end(): Promise<void> {
		await this.host.close();
		this.emulator.emulation.reset();
	}

	async close(): Promise<void> {
		await this.emulator.close();
	}

	get credentials(): typeof emulatorCredentials & { baseUrl: string } {
		return { ...emulatorCredentials, baseUrl: this.emulator.url };
	}

	/** The callbacks that Graph has now. */
	get callbacks(): {
		phoneNumber?: string;
		businessAccount?: string;
		app?: string;
		appFields?: string[];
	} {
		const { accounts } = this.emulator.state;
		const { callback, fields } = accounts.apps.get(appId)?.subscription ?? {};
		return {
			phoneNumber: accounts.phoneNumbers.get(phoneNumberId)?.overrides.get(appId)?.url,
			businessAccount: accounts.businesses.get(businessId)?.subscribedApps.get(appId)?.override
				?.url,
			app: callback?.url,
			appFields: fields,
		};
	}

	/** The Meta app as Graph has it; `subscription` may be changed or taken away. */
	get app(): App {
		return defined(this.emulator.state.accounts.apps.get(appId));
	}

	get business(): Business {
		return defined(this.emulator.state.accounts.businesses.get(businessId));
	}

	setPhoneCallback(url: string, verifyToken = 'secret'): void {
		this.emulator.state.accounts.phoneNumbers
			.get(phoneNumberId)
			?.overrides.set(appId, { url, verifyToken });
	}

	/** A person that nobody has seen yet asks to join; the ID tells the event from others. */
	async somebodyAsks(): Promise<string> {
		this.people += 1;
		const waId = `1415555${String(this.people).padStart(4, '0')}`;
		await this.emulator.control('POST', '/people/open-invite', {
			groupId: this.groupId,
			waId,
			name: `Person ${this.people}`,
		});
		await this.settle();
		return waId;
	}

	async settle(): Promise<void> {
		await this.emulator.emulation.webhooks.queue.settled();
		await this.host.idle();
	}

	/** What a trigger answers to a body that Meta has signed. */
	async post(
		{ address }: { readonly address: string },
		body: string,
		{ headers, signal }: { headers?: Record<string, string>; signal?: AbortSignal } = {},
	): Promise<number> {
		const { status } = await fetch(address, {
			method: 'POST',
			body,
			signal,
			headers: {
				'content-type': 'application/json',
				'x-hub-signature-256': `sha256=${sign(body, this.credentials.appSecret)}`,
				...headers,
			},
		});
		return status;
	}

	/** Sends any webhook, signed rightly unless told otherwise. */
	async send(
		body: unknown,
		signature: 'valid' | 'none' | 'wrong' = 'valid',
		field = 'messages',
	): Promise<void> {
		await this.emulator.control('POST', '/webhooks/send', { body, signature, field });
		await this.settle();
	}
}

/** Whose requests a trigger has heard of, in order. */
export function heardPeople(heard: ReadonlyArray<Record<string, unknown>>): string[] {
	return heard.map(({ participant }) =>
		String((participant as { waId?: string } | undefined)?.waId),
	);
}
