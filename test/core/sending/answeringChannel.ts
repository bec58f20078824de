import type { IExecuteFunctions } from 'n8n-workflow';
import type {
	Channel,
	FullResponse,
} from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import { deliver as deliverInTime } from '../../../nodes/WhatsAppGroups/core/sending/deliver';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';

const node = {
	name: 'WhatsApp Groups',
	type: 'whatsAppGroups',
	id: '1',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const context = { getNode: () => node } as unknown as IExecuteFunctions;
export const message = { method: 'POST', on: 'phoneNumber', edge: 'messages', body: {} } as const;
export const good: FullResponse = {
	statusCode: 200,
	headers: {},
	body: { messages: [{ id: 'wamid.1' }] },
};
export const refused = (code: number): FullResponse => ({
	statusCode: 400,
	headers: {},
	body: { error: { code, message: 'no' } },
});
export const cut = (code: string) => Object.assign(new Error('broken'), { code });
let sender = 0;

/** With the fake timers of jest, pauses pass at once. */
export async function deliver(...given: Parameters<typeof deliverInTime>): Promise<unknown> {
	let isOver = false;
	const delivering = deliverInTime(...given).finally(() => (isOver = true));
	delivering.catch(() => undefined);
	while (!isOver) await jest.advanceTimersToNextTimerAsync();
	return await delivering;
}

/** A channel on which these answers come, one after the other; an error means that none came. */
export function channelWith(
	...answers: Array<FullResponse | Error>
): Channel & { readonly left: number } {
	sender += 1;
	return {
		context,
		provider: meta,
		credentials: { accessToken: 'T', phoneNumberId: String(sender) },
		get left() {
			return answers.length;
		},
		transport: async () => {
			const answer = answers.shift() ?? good;
			return answer instanceof Error ? await Promise.reject(answer) : await Promise.resolve(answer);
		},
	};
}
