import {
	toAnsweredPage,
	toOverPage,
	toQuestionPage,
	toTimedOutPage,
} from '../../../nodes/WhatsAppGroups/groups/questions/pages';
import { style } from '../../../nodes/WhatsAppGroups/groups/questions/style';
import type { Answering, Question } from '../../../nodes/WhatsAppGroups/groups/questions/question';

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'></textarea>`;
const timeZone = 'Europe/Berlin';
const approval: Answering = { type: 'approval', approve: 'Approve', decline: 'Decline' };

function ask(answering: Answering, more: Partial<Question> = {}): Question {
	return {
		key: 'K',
		text: 'Shall we?',
		answering,
		groupId: 'G',
		subject: 'Oak Street',
		askedAt: '2026-11-27T12:00:00.000Z',
		...more,
	};
}

const shownFor = (question: Question) => toQuestionPage({ question, timeZone }).body;

it('names the question, the group, who can answer and until when', () => {
	const body = shownFor(ask(approval, { until: '2026-11-28T12:00:00.000Z' }));
	expect(body).toContain('Question to the group “<bdi>Oak Street</bdi>”');
	expect(body).toContain('Shall we?');
	expect(body).toMatch(/Everybody in the group sees this link\s+and can answer/);
	// Whether a comma follows the day differs between versions of Node.
	expect(body).toMatch(/Saturday,? 28 November 2026 at 13:00 \(Europe\/Berlin\)/);
});

it.each<['approve' | 'decline' | undefined, string[]]>([
	['approve', ['approve']],
	['decline', ['decline']],
	[undefined, ['approve', 'decline']],
])('a link for %s offers that', (answer, expected) => {
	const { body } = toQuestionPage({ question: ask(approval), timeZone, answer });
	const offered = [...body.matchAll(/name="answer" value="(\w+)"/g)].map(([, value]) => value);
	expect(offered).toEqual(expected);
});

const elements = (
	['checkbox', 'date', 'dropdown', 'email', 'number', 'text', 'textarea'] as const
).map((type, index) => ({
	key: hostile + index,
	label: hostile,
	type,
	isRequired: true,
	choices: [hostile],
}));
const everyForm: Answering[] = [
	{ type: 'approval', approve: hostile, decline: hostile },
	{ type: 'freeText', respond: hostile, submit: hostile },
	{ type: 'customForm', respond: hostile, submit: hostile, elements },
];

it.each(everyForm)('a page of type $type is not changed by what anybody writes', (answering) => {
	const question = ask(answering, { text: hostile, subject: hostile });
	const names = ['answer', 'reason', 'text', ...elements.map((_one, index) => `field-${index}`)];
	const form = Object.fromEntries(names.map((name) => [name, hostile]));
	const faults = new Map(names.map((name) => [name, hostile]));
	const answer = { values: { approved: false, text: hostile } };
	const bodies = [
		toQuestionPage({ question, timeZone, form, faults }).body,
		toAnsweredPage(question, answer, { now: new Date(), timeZone }).body,
		toOverPage(hostile).body,
	];
	for (const body of bodies) {
		expect(body).toContain('&lt;script&gt;');
		expect(body).not.toMatch(/<script|<img|onerror='/);
	}
});

it('shows what people write in the direction in which they write it', () => {
	const answering: Answering = { type: 'freeText', respond: '', submit: '' };
	const body = shownFor(ask(answering, { subject: '\u202eكسر', text: 'هل نطلب؟' }));
	expect(body).toContain('“<bdi>\u202eكسر</bdi>”');
	expect(body).toContain('dir="auto">هل نطلب؟</p>');
	expect(body).toMatch(/<textarea dir="auto"/);
	// Each line in its own.
	expect(style).toMatch(/\.question \{[^}]*unicode-bidi: plaintext/);
});

it('keeps what was entered when something is wrong with it', () => {
	const answering: Answering = { type: 'freeText', respond: 'Respond', submit: 'Submit' };
	const { body } = toQuestionPage({
		question: ask(answering),
		timeZone,
		form: { text: '\nBlue & grey' },
		faults: new Map([['text', 'Too long.']]),
	});
	expect(body).toMatch(/<textarea[^>]*>\nBlue &amp; grey<\/textarea>/);
	expect(body).toContain('Too long.');
});

it('says afterwards what was answered, who may have done so, and when', () => {
	const { body } = toAnsweredPage(
		ask(approval),
		{ values: { approved: false, text: 'Too late' } },
		{ now: new Date('2026-11-27T12:00:00Z'), timeZone },
	);
	expect(body).toContain('<strong>Decline</strong>');
	expect(body).toContain('Too late');
	expect(body.replace(/\s+/g, ' ')).toMatch(
		/Answered on Friday,? 27 November 2026 at 13:00 \(Europe\/Berlin\)\. Everybody in the group had this link, so anyone there could have answered\./,
	);
});

it('says when the time has run out', () => {
	const { body } = toTimedOutPage(ask(approval, { until: '2026-11-27T12:00:00Z' }), timeZone);
	expect(body).toContain('27 November 2026 at 13:00');
	expect(body).toContain('Nothing was decided here.');
});
