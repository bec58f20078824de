import type { Page } from '../../core/declarations/waiting';
import { html, type Html } from '../../core/waiting/html';
import { toForms } from './forms';
import type { Answer, Question } from './question';
import type { Shown } from './shown';
import { style } from './style';

/** When, in the time of the workflow. */
function toTime(iso: string, timeZone: string): string {
	const format = { dateStyle: 'full', timeStyle: 'short', timeZone } as const;
	return `${new Intl.DateTimeFormat('en-GB', format).format(new Date(iso))} (${timeZone})`;
}

function toPage(title: string, body: Html): Page {
	return { title, style, body: html`<main>${body}</main>`.text };
}

const toHeading = ({ subject }: Question) =>
	subject === undefined ? 'Question to a WhatsApp group' : `Question to the group “${subject}”`;

/** The direction in which the name of the group is written ends with it. */
const showHeading = (question: Question) =>
	question.subject === undefined
		? html`${toHeading(question)}`
		: html`Question to the group “<bdi>${question.subject}</bdi>”`;

const toText = ({ text }: Question) =>
	html`<section><p class="question" dir="auto">${text}</p></section>`;

export function toQuestionPage(shown: Shown): Page {
	const { question, timeZone, faults } = shown;
	const until =
		question.until &&
		html`<p class="note">It can be answered until ${toTime(question.until, timeZone)}.</p>`;
	return toPage(
		toHeading(question),
		html`<h1>${showHeading(question)}</h1>
			${toText(question)}
			<section>
				${faults && html`<p class="fault" role="alert">Your answer has not been sent yet. Please check the notes below.</p>`}
				${toForms(shown)}
			</section>
			<p class="note">
				Everybody in the group sees this link and can answer. The first answer counts.
			</p>
			${until || undefined}`,
	);
}

/** What was answered, in the words of the page. */
function toAnswered({ answering }: Question, { values }: Answer): Html {
	if (answering.type === 'customForm') return html`<p>The form was sent.</p>`;
	const said = typeof values.text === 'string' ? values.text : undefined;
	const text = said && html`<p class="question" dir="auto">${said}</p>`;
	if (answering.type === 'freeText') return html`${text || undefined}`;
	const label = values.approved === true ? answering.approve : answering.decline;
	return html`<p><strong>${label}</strong></p>
		${text || undefined}`;
}

export function toAnsweredPage(
	question: Question,
	answer: Answer,
	{ now, timeZone }: { now: Date; timeZone: string },
): Page {
	return toPage(
		'Answered',
		html`<h1>Thank you, your answer was received</h1>
			${toText(question)}
			<section>${toAnswered(question, answer)}</section>
			<p class="note">
				Answered on ${toTime(now.toISOString(), timeZone)}. Everybody in the group had this link, so
				anyone there could have answered. The link works only once.
			</p>`,
	);
}

/** The question is over. */
export function toOverPage(sentence: string): Page {
	return toPage(
		'Nothing to answer',
		html`<h1>There is nothing to answer here</h1>
			<section><p>${sentence}</p></section>`,
	);
}

export function toTimedOutPage({ until = '' }: Question, timeZone: string): Page {
	return toOverPage(
		`This question could be answered until ${toTime(until, timeZone)}. Nothing was decided here.`,
	);
}
