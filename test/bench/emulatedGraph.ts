import axios from 'axios';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endChild, startChild, type Child } from '../../n8nServer/children';
import { EmulatorControl } from '../../n8nServer/emulatorControl';
import type { Certificate } from './certificate';
import type { EmulatorAddresses } from './emulatorServer';

export type MessageRequest = { status?: number; body?: { to?: string; text?: { body?: string } } };

const quietMs = 1_200;
const participant = '4915119999999';
const writersAtOnce = 50;

/**
 * The emulator in a process of its own, as graph.facebook.com: TLS, and the time that the way there
 * and back takes.
 */
export class EmulatedGraph {
	readonly control: EmulatorControl;

	private constructor(
		private readonly child: Child,
		readonly addresses: EmulatorAddresses,
	) {
		this.control = new EmulatorControl(addresses.url);
	}

	static async start(
		{ keyFile, certFile }: Certificate,
		{ numbers, latencyMs }: { numbers: number; latencyMs: number },
	): Promise<EmulatedGraph> {
		const program = join(__dirname, 'emulatorServer.ts');
		let heard: (line: string) => void = () => {};
		const firstLine = new Promise<string>((resolve) => (heard = resolve));
		const args = [
			'--import',
			require.resolve('tsx'),
			program,
			keyFile,
			certFile,
			String(numbers),
			String(latencyMs),
		];
		const child = startChild(process.execPath, args, { env: process.env, onLine: heard });
		const line = await Promise.race([
			firstLine,
			child.ended.then(({ output }) =>
				Promise.reject(new Error(`The emulator did not start:\n${output}`)),
			),
		]);
		return new EmulatedGraph(child, JSON.parse(line) as EmulatorAddresses);
	}

	/** Accepted messages per second and number; 0 is no limit. */
	async limit(messagesPerSecond: number): Promise<void> {
		await this.control.post('/limits', { messagesPerSecond });
	}

	/** Groups of one number, each with one participant, who has just written: so it takes text. */
	async createGroups(phoneNumberId: string, count: number): Promise<string[]> {
		const { groupIds } = await this.control.post<{ groupIds: string[] }>('/groups', {
			subject: 'Broadcast',
			participants: [{ waId: participant }],
			phoneNumberId,
			count,
		});
		await this.letWrite(groupIds.map((groupId) => ({ groupId, waId: participant })));
		return groupIds;
	}

	/** People who have just written to the number, so that it may send them text. */
	async createPeople(phoneNumberId: string, count: number): Promise<string[]> {
		const people = Array.from(
			{ length: count },
			(_, index) => `491511${String(index).padStart(7, '0')}`,
		);
		await this.letWrite(people.map((waId) => ({ phoneNumberId, waId })));
		return people;
	}

	/** Every message request to a number, once no more arrive and all are answered. */
	async settledMessages(phoneNumberId: string): Promise<MessageRequest[]> {
		let seen = -1;
		for (;;) {
			const { count, byStatus } = await this.count(phoneNumberId);
			if (count === seen && byStatus['none'] === undefined) break;
			seen = count;
			await sleep(quietMs);
		}
		return (await this.control.requests(messagesOf(phoneNumberId))) as MessageRequest[];
	}

	/** How many messages of a number were accepted so far. */
	async acceptedCount(phoneNumberId: string): Promise<number> {
		return (await this.count(phoneNumberId)).byStatus['200'] ?? 0;
	}

	async forgetRequests(): Promise<void> {
		await axios.delete(`${this.addresses.url}/_emulator/requests`, { proxy: false });
	}

	/** TLS connections since the start. */
	async connections(): Promise<number> {
		return Number((await axios.get<unknown>(this.addresses.countUrl, { proxy: false })).data);
	}

	/** So that no case sends over connections that one before it has opened. */
	async closeIdleConnections(): Promise<void> {
		await axios.delete(this.addresses.countUrl, { proxy: false });
	}

	async stop(): Promise<void> {
		await endChild(this.child);
	}

	private async letWrite(writers: Array<{ waId: string }>): Promise<void> {
		for (let from = 0; from < writers.length; from += writersAtOnce)
			await Promise.all(
				writers
					.slice(from, from + writersAtOnce)
					.map(async (writer) => await this.control.person('write', { ...writer, text: 'Hello' })),
			);
	}

	private async count(
		phoneNumberId: string,
	): Promise<{ count: number; byStatus: Record<string, number> }> {
		const { data } = await axios.get<{ count: number; byStatus: Record<string, number> }>(
			`${this.addresses.url}/_emulator/requests`,
			{
				params: { ...messagesOf(phoneNumberId), count: 'true' },
				proxy: false,
			},
		);
		return data;
	}
}

function messagesOf(phoneNumberId: string): Record<string, string> {
	return { method: 'POST', path: '/messages', phoneNumberId };
}
