import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import type { Asked } from '../../core/declarations/waiting';
import { awaitWithTimeout } from '../../core/process/awaitWithTimeout';
import { isLocalHost } from '../../core/values/localHost';
import { asText, compact } from '../../core/values/json';
import type { GraphRequest } from '../../core/declarations/request';
import {
	toMessageExtras,
	toMessageRequest,
	toSentMessage,
	pinSent,
	type MessageOptions,
} from '../messages/groupMessage';
import { toTimedOut, toWaiting, type Answering, type Question } from './question';
import { lookAway, lookOut, requireHeard } from './heard';
import { toPattern, type ByReply } from './hearReply';
import { newKey, openLinks, toLinks, type Link } from './links';
import { webhookUrl } from '../../errors/webhookUrl';

/** A question as it is to be asked. */
export interface Asking {
	readonly text: string;
	readonly answering: Answering;
	readonly groupId: string;
	readonly until?: Date;
	readonly isPinned: boolean;
	readonly options: MessageOptions;
	/** Where people answer in the group, and not on a page. */
	readonly byReply?: ByReply;
	/** What the message says, without its envelope. @throws InputRefusal before anything is sent. */
	readonly toContent: (links: Links) => Promise<IDataObject> | IDataObject;
}

export interface Links {
	/** One per answer. */
	readonly each: readonly Link[];
	/** Leads to a page with all answers. */
	readonly all: string;
}

const msPerDay = 86_400_000;
const mostPinDays = 30;

/** Long enough for the question: WhatsApp counts whole days, and unpins it by itself. */
function toPinDays(until: Date | undefined, now: Date): number {
	if (!until) return mostPinDays;
	const days = Math.ceil((until.getTime() - now.getTime()) / msPerDay);
	return Math.min(mostPinDays, Math.max(1, days));
}

/** The page names the group; where its subject cannot be read, it does without. */
async function readSubject(session: Session, groupId: string): Promise<string | undefined> {
	const request: GraphRequest = {
		method: 'GET',
		on: { group: groupId },
		query: { fields: 'subject' },
	};
	try {
		return asText((await session.ask(request)).subject);
	} catch {
		session.hint('The page of the question does not name the group: its subject cannot be read.');
		return undefined;
	}
}

const sayLocal = `The links begin with the address of this computer, so nobody else can open them. Set ${webhookUrl} to the public address of n8n.`;

/** How the trigger is told that a question goes out, and is out. */
interface Listening {
	readonly announce: () => Promise<void>;
	readonly start: (messageId: string | undefined) => Promise<void>;
	readonly cancel: () => Promise<void>;
}

function openListening(
	session: Session,
	asking: Asking,
	{ id, resume }: { id: string; resume: string },
): Listening {
	const { until, byReply } = asking;
	const nothing = async () => await Promise.resolve();
	if (!byReply) return { announce: nothing, start: nothing, cancel: nothing };
	const toExpectation = (more: IDataObject) => ({
		id,
		resume,
		pattern: compact({ ...toPattern(asking), ...more }),
		untilMs: until?.getTime(),
	});
	const announced = toExpectation({ isGoingOut: true });
	return {
		announce: async () => await requireHeard(session, announced),
		start: async (messageId) => await lookOut(session, toExpectation({ messageId })),
		cancel: async () => await lookAway(session, announced),
	};
}

async function sendText(session: Session, { groupId, options }: Asking, content: IDataObject) {
	const message = { ...content, ...toMessageExtras(options) };
	return toSentMessage(await session.ask(toMessageRequest(groupId, message)), groupId);
}

interface Sending {
	readonly content: IDataObject;
	readonly listening: Listening;
}

/** The trigger is told before the pin: whoever reads the question may answer at once. */
async function send(session: Session, asking: Asking, { content, listening }: Sending) {
	let sent: IDataObject;
	try {
		sent = await sendText(session, asking, content);
	} catch (failure) {
		await listening.cancel();
		return await Promise.reject(failure as Error);
	}
	await listening.start(asText(sent.messageId));
	if (!asking.isPinned) return sent;
	return await pinSent(session, sent, toPinDays(asking.until, new Date()));
}

/** Sends the question; n8n waits for its answer. */
export async function askQuestion(session: Session, asking: Asking): Promise<Asked> {
	const { text, answering, groupId, until, byReply } = asking;
	const key = newKey();
	const toUrl = openLinks(session.context, key);
	const all = toUrl();
	const content = await asking.toContent({ each: toLinks(answering, toUrl), all });
	const listening = openListening(session, asking, { id: key, resume: all });
	await listening.announce();
	const sending = send(session, asking, { content, listening });
	// For the page of a link. Somebody may answer at once, so it is not waited for long.
	const reading = byReply ? undefined : awaitWithTimeout(readSubject(session, groupId));
	const [sent, subject] = [await sending, await reading];
	if (!byReply && isLocalHost(new URL(all).hostname)) session.hint(sayLocal);
	const question: Question = {
		key,
		text,
		answering,
		groupId,
		subject,
		messageId: asText(sent.messageId),
		askedAt: new Date().toISOString(),
		until: until?.toISOString(),
		isPinned: sent.pinned === true,
	};
	const kept = compact({ ...question, byReply });
	return { until, output: toWaiting(question), timedOut: toTimedOut(question), kept };
}
