import { Callback } from '../callback';
import { startEmulator, type Emulator, type EmulatorOptions } from '../index';
import { appId, appSecret, graphClient, phoneNumberId, type Graph } from './graphClient';

/** What a test has. */
export interface Host {
	readonly emulator: Emulator;
	readonly graph: Graph;
	/** Graph for the app itself, not for its user. */
	readonly asApp: Graph;
	/** Hears nothing before it is registered. */
	readonly callback: Callback;
}

/** Stands for what each test has anew. */
function standInFor<Value extends object>(current: () => Value): Value {
	return new Proxy({} as Value, {
		get(_nothing, name) {
			const value: unknown = Reflect.get(current(), name);
			return typeof value === 'function' ? value.bind(current()) : value;
		},
	});
}

/** Whether a test has moved the emulator's clock, which a reset leaves as it is. */
function isMoved({ clock }: Emulator['emulation'], { speed = 1 }: EmulatorOptions): boolean {
	return clock.currentSpeed() !== speed || Math.abs(clock.now() - Date.now()) > 1_000;
}

/** An emulator as at its start for each test, and whatever `prepare` does before it. */
export function useEmulator(
	options: EmulatorOptions = {},
	prepare?: (host: Host) => Promise<unknown>,
): Host {
	let emulator: Emulator;
	let callback: Callback;
	const host = {
		emulator: standInFor(() => emulator),
		callback: standInFor(() => callback),
		graph: async (...given: Parameters<Graph>) => await graphClient(emulator)(...given),
		asApp: async (...given: Parameters<Graph>) =>
			await graphClient(emulator, { token: `${appId}|${appSecret}` })(...given),
	};
	beforeAll(async () => {
		emulator = await startEmulator(options);
	});
	beforeEach(async () => {
		callback = await Callback.open();
		await prepare?.(host);
	});
	afterEach(async () => {
		await callback.close();
		emulator.emulation.reset();
		if (!isMoved(emulator.emulation, options)) return;
		await emulator.close();
		emulator = await startEmulator(options);
	});
	afterAll(async () => await emulator.close());
	return host;
}

/** Has the webhooks of the number come to the callback. */
export async function listen({ graph, callback }: Host): Promise<void> {
	await graph('POST', `/${phoneNumberId}`, {
		webhook_configuration: { override_callback_uri: callback.url, verify_token: 'secret' },
	});
}

/** Makes a group at once; gives its ID. */
export async function makeGroup({ emulator }: Host, group: object = {}): Promise<string> {
	const { groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', group);
	return groupId;
}

/** Has the webhooks of the app come to the callback. */
export function subscriptionOf({ callback }: Host, body: object = {}): object {
	return {
		object: 'whatsapp_business_account',
		callback_url: callback.url,
		verify_token: 'secret',
		fields: 'messages',
		include_values: true,
		...body,
	};
}

/** A chat as those who are in it see it. */
export interface Viewed {
	messages: Array<{
		messageId: string;
		from: string;
		type: string;
		text?: string;
		caption?: string;
		replyTo?: string;
		readBy: string[];
		readByBusiness?: boolean;
	}>;
	pinned: Array<{ messageId: string }>;
	messageCount: number;
}
