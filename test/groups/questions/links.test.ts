import type { IExecuteFunctions } from 'n8n-workflow';
import { openLinks, readLink, toLinks } from '../../../nodes/WhatsAppGroups/groups/questions/links';

const sign = (parameters?: Record<string, string>) =>
	`https://n8n.example.com/?${new URLSearchParams(parameters).toString()}`;
const contextOf = (more: object) => more as unknown as IExecuteFunctions;

it('refuses to ask in an n8n that cannot sign links', () => {
	expect(() => openLinks(contextOf({}), 'K')).toThrow('This version of n8n cannot sign links');
});

it('tells n8n 1 to look at the signatures', () => {
	let isDemanded = false;
	const context = {
		getSignedResumeUrl: sign,
		setSignatureValidationRequired: () => (isDemanded = true),
	};
	openLinks(contextOf(context), 'K');
	expect(isDemanded).toBe(true);
});

it('names the question and the answer in each link', () => {
	const toUrl = openLinks(contextOf({ getSignedResumeUrl: sign }), 'K');
	const links = toLinks({ type: 'approval', approve: 'Yes', decline: 'No' }, toUrl);
	const read = links.map(({ url }) => readLink(Object.fromEntries(new URL(url).searchParams)));
	expect(read).toEqual([
		{ key: 'K', answer: 'approve' },
		{ key: 'K', answer: 'decline' },
	]);
});

it.each([{}, { question: ['K', 'L'], answer: ['approve'] }, { question: 7, answer: 'maybe' }])(
	'takes nothing out of %j',
	(query) => expect(readLink(query)).toEqual({ key: '', answer: undefined }),
);
