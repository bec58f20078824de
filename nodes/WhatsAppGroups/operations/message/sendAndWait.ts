import { defineField, type FieldValues } from '../../core/declarations/field';
import { defineOperation } from '../../core/declarations/operation';
import type { Session } from '../../core/declarations/session';
import { formFields } from '../../groups/fields/formFields';
import { groupId } from '../../groups/fields/group';
import { limitWaitTime } from '../../groups/fields/limitWaitTime';
import { callbackData, messagingAccountId, replyTo } from '../../groups/fields/messageOptions';
import {
	answerBy,
	howToAnswer,
	postWhoAnswered,
	replyToOthers,
	whoMayAnswer,
} from '../../groups/fields/replies';
import {
	approvalOptions,
	messageButtonLabel,
	pinWhileWaiting,
	question,
	responseFormButtonLabel,
	responseType,
	sendAs,
} from '../../groups/fields/question';
import {
	cleanUpVariables,
	components,
	templateLanguage,
	templateName,
	templateVariables,
	withNameAlone,
} from '../../groups/fields/template';
import { readAnswering, readByReply, requirePeople } from '../../groups/questions/answering';
import { askQuestion, type Links } from '../../groups/questions/ask';
import { hearReply } from '../../groups/questions/hearReply';
import { readLimit } from '../../groups/questions/limit';
import { receiveAnswer } from '../../groups/questions/receive';
import { describeCall, isReview } from '../../groups/questions/review';
import { toQuestionTemplate } from '../../groups/questions/template';
import {
	cutQuestion,
	sayHowToReply,
	sayLinks,
	toQuestionMessage,
} from '../../groups/questions/text';

const asTemplate = { sendAs: ['template'] } as const;

const options = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		callbackData,
		{ ...cleanUpVariables, displayOptions: { show: { '/sendAs': ['template'] } } },
		{ ...components, displayOptions: { show: { '/sendAs': ['template'] } } },
		howToAnswer,
		limitWaitTime,
		messageButtonLabel,
		messagingAccountId,
		pinWhileWaiting,
		postWhoAnswered,
		replyTo,
		replyToOthers,
		responseFormButtonLabel,
	],
});

const fields = [
	groupId,
	question,
	responseType,
	approvalOptions,
	formFields,
	answerBy,
	whoMayAnswer,
	sendAs,
	{
		...templateName,
		displayOptions: { show: asTemplate },
		hint: 'To answer by link: write [link] into a variable of its text, or as the end of its link button',
	},
	{
		...templateLanguage,
		displayOptions: { ...withNameAlone, show: { ...asTemplate, ...withNameAlone.show } },
	},
	{ ...templateVariables, displayOptions: { show: asTemplate } },
	options,
] as const;

type Values = FieldValues<typeof fields>;

async function toContent(session: Session, values: Values, links: Links) {
	const { message, sendAs, options } = values;
	const isByReply = readByReply(values) !== undefined;
	const { cleanUpVariables: isCleaned, components } = options;
	const template = { ...values, isCleaned, components };
	if (sendAs === 'template')
		return await toQuestionTemplate(session, template, isByReply ? undefined : links);
	const ending = isByReply
		? sayHowToReply(readAnswering(values), options.howToAnswer)
		: sayLinks(links.each);
	const text = isReview(session.context) ? cutQuestion(message, ending) : message;
	return toQuestionMessage(text, ending);
}

export const operation = defineOperation({
	resource: 'message',
	operation: 'sendAndWait',
	name: 'Send and Wait for Response',
	action: 'Send a message to a group and wait for a response',
	description:
		'Ask a WhatsApp group a question and pause the workflow until somebody answers: approve or decline, a text, or a form. Use it where people have to decide. People answer on a page that a link in the message opens, or by replying in the group.',
	fields,
	waiting: {
		ask: async (session, values) => {
			const { groupId, options } = values;
			const { context } = session;
			const given = values.message.trim();
			const message = isReview(context) ? describeCall(context, given) : given;
			const timeZone = context.getTimezone();
			const byReply = readByReply(values);
			requirePeople(byReply, context.getNode().parameters);
			return await askQuestion(session, {
				text: message,
				groupId,
				options,
				answering: readAnswering(values),
				until: readLimit(options.limitWaitTime, { timeZone, now: new Date() }),
				isPinned: options.pinWhileWaiting === true,
				byReply,
				toContent: async (links) => await toContent(session, { ...values, message }, links),
			});
		},
		receive: receiveAnswer,
		hear: hearReply,
	},
});
