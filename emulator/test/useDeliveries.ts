import { listen, useEmulator } from './useEmulator';

export interface Deliveries {
	total: number;
	deliveries: Array<{
		id: number;
		outcome: string;
		attempts: Array<{ status?: number; error?: string }>;
		body: string;
	}>;
}

/** An emulator whose webhooks are watched on their way. */
export function useDeliveries() {
	const host = useEmulator({ settings: { receiptDelayMs: 0 } }, listen);
	const { emulator } = host;
	return {
		...host,
		write: async (text: string) =>
			await emulator.control('POST', '/people/write', { waId: '16505551234', text }),
		disturb: async (body: object) => await emulator.control('POST', '/webhooks', body),
		advance: async (advanceMs: number) => await emulator.control('POST', '/clock', { advanceMs }),
		deliveries: async () => await emulator.control<Deliveries>('GET', '/webhooks'),
		settled: async () => await emulator.emulation.webhooks.queue.settled(),
	};
}
