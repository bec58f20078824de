import type { IDataObject } from 'n8n-workflow';
import { asText } from '../values/json';
import { Stopped } from '../process/wait';
import type { Run } from './openRun';

/** A message that goes out as several, to one target. */
interface Parts {
	readonly count: number;
	/** Their names in the ledger, where there is one. */
	readonly entries: readonly string[];
	readonly sendPart: (index: number) => Promise<IDataObject>;
}

/** The IDs under which a part is answered. */
const idOf = ({ messageId }: IDataObject) => asText(messageId);

/** One output for all of them: of the first that was sent, with the IDs of all. */
function toOutput(sent: readonly IDataObject[]): IDataObject {
	return { ...sent[0], messageIds: sent.map(idOf).filter((id) => id !== undefined) };
}

/** Failures behind which a part of the message is there already. */
const behindSent = new WeakSet<object>();

/** Whether a part of the message was sent before this failure. */
export function hasSentBefore(failure: unknown): boolean {
	return typeof failure === 'object' && failure !== null && behindSent.has(failure);
}

/** Whoever tries again must know what is there already. */
function tell(failure: unknown, sent: readonly IDataObject[], count: number): void {
	const error = failure as { description?: string | null };
	const ids = sent.map(idOf).join(', ');
	const said = `${sent.length} of ${count} parts had been sent before: ${ids}.`;
	if (sent.length === 0) return;
	behindSent.add(error);
	error.description = [error.description, said].filter(Boolean).join(' ');
}

/**
 * Sends parts in their order. What the Resume Key has is not sent again, and nothing follows a part
 * that failed.
 */
export async function sendParts(
	{ ledger, tally }: Run,
	{ count, entries, sendPart }: Parts,
): Promise<IDataObject> {
	const sent: IDataObject[] = [];
	for (let index = 0; index < count; index++) {
		const entry = entries[index];
		if (entry !== undefined && ledger?.has(entry)) {
			tally.skip();
			continue;
		}
		try {
			sent.push(await sendPart(index));
		} catch (failure) {
			if (failure instanceof Stopped && sent.length > 0) {
				const reason = `Only ${sent.length} of ${count} parts were sent because the execution was stopped`;
				return { ...toOutput(sent), sent: false, reason };
			}
			tell(failure, sent, count);
			return await Promise.reject(failure);
		}
	}
	return toOutput(sent);
}
