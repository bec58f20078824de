import type { Reply, Visit } from '../../core/declarations/waiting';
import { toPinRequest } from '../messages/groupMessage';
import { readLink } from './links';
import { toAnsweredPage, toOverPage, toQuestionPage, toTimedOutPage } from './pages';
import { toDecision, type Question } from './question';
import { readAnswer } from './readAnswer';

const gone = 410;
const unusable = 422;

/** The answer counts even where the question stays pinned. */
export async function unpin(
	{ ask }: Pick<Visit, 'ask'>,
	{ isPinned, groupId, messageId }: Question,
): Promise<void> {
	if (!isPinned || messageId === undefined) return;
	try {
		await ask(toPinRequest(groupId, messageId));
	} catch {
		// It comes down by itself after the days for which it was pinned.
	}
}

/** Somebody has opened a link of a question, or sent its form. */
export async function receiveAnswer(visit: Visit): Promise<Reply> {
	const { query, form, timeZone, now } = visit;
	const question = visit.kept as unknown as Question;
	const { key, answer: wanted } = readLink(query);
	if (key !== question.key) {
		const sentence = 'This question was answered, or its time ran out. Nothing was decided here.';
		return { httpStatus: gone, page: toOverPage(sentence) };
	}
	if (question.until !== undefined && now >= new Date(question.until))
		return { httpStatus: gone, page: toTimedOutPage(question, timeZone) };
	const shown = { question, timeZone, answer: wanted };
	if (!form) return { page: toQuestionPage(shown) };
	const read = readAnswer(question, form);
	if ('faults' in read)
		return {
			httpStatus: unusable,
			page: toQuestionPage({ ...shown, form, faults: read.faults }),
		};
	await unpin(visit, question);
	return {
		page: toAnsweredPage(question, read.answer, { now, timeZone }),
		decision: toDecision(question, read.answer, now),
	};
}
