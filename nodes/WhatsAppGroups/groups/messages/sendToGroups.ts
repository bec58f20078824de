import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from '../../core/declarations/request';
import type { Session } from '../../core/declarations/session';
import { type Targets, toEach } from '../../core/execution/sendToEach';
import { asText, compact } from '../../core/values/json';
import { factsOf } from '../../errors/toNodeApiError';
import { type MessageOptions, toPinRequest } from './request';
import { toSentMessage } from './sent';

/**
 * A message that went out stays an output when its pin fails: an error would invite to send it
 * again.
 */
async function pinSent(session: Session, sent: IDataObject, days: number): Promise<IDataObject> {
	const { groupId, messageId } = sent;
	const id = asText(messageId);
	if (id === undefined) return { ...sent, pinned: false };
	try {
		await session.ask(toPinRequest(String(groupId), id, days));
		return { ...sent, pinned: true };
	} catch (failure) {
		session.hint('A message was sent, but could not be pinned: see "pinError" in its item');
		const { message, description } = failure as { message: string; description?: string | null };
		return {
			...sent,
			pinned: false,
			pinError: compact({
				message,
				description: description ?? undefined,
				code: factsOf(failure)?.code,
			}),
		};
	}
}

export interface Sending {
	readonly groups: Targets;
	readonly options: MessageOptions;
	/** The message for one group; asked when its turn comes. */
	readonly toRequest: (groupId: string) => GraphRequest | Promise<GraphRequest>;
}

/** Sends a message to each group, once, and pins it there if wanted. One output per group. */
export async function sendToGroups(
	session: Session,
	{ groups, options, toRequest }: Sending,
): Promise<IDataObject[]> {
	return await toEach(session, groups, async (groupId, accepted) => {
		const sent = toSentMessage(await session.ask(await toRequest(groupId)), groupId);
		// The pin may take long, and a message that is out must not go out again.
		accepted();
		return options.pinForDays === undefined
			? sent
			: await pinSent(session, sent, options.pinForDays);
	});
}
