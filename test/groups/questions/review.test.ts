import type { IExecuteFunctions } from 'n8n-workflow';
import { describeCall, isReview } from '../../../nodes/WhatsAppGroups/groups/questions/review';
import {
	cutQuestion,
	sayLinks,
	toQuestionMessage,
} from '../../../nodes/WhatsAppGroups/groups/questions/text';

/** n8n's own message, as it comes to the node. */
const message = 'The agent wants to run this tool: Send_a_text_message\n\nInput:\n[object Object]';

const contextOf = (parameters: unknown) =>
	({
		evaluateExpression: () => JSON.stringify({ name: 'Send_a_text_message', parameters }),
	}) as unknown as IExecuteFunctions;

const describeWith = (parameters: unknown, text = message) =>
	describeCall(contextOf(parameters), text);

it('says in words what an agent wants to do', () => {
	expect(describeWith({ Group: 'G1', Text: 'Hello\nall', Pin_for_Days: 3 })).toBe(
		'The agent wants to run this tool: Send a text message\n\nInput:\nGroup:\n> G1\nText:\n> Hello\n> all\nPin for Days:\n> 3',
	);
});

it.each<[string, unknown, string]>([
	['nothing', {}, '> (nothing)'],
	['a text', 'Hello', '> Hello'],
	['lists and objects', { Groups: ['G1', 'G2'] }, 'Groups:\n> ["G1","G2"]'],
	[
		'what looks like an answer',
		{ Text: 'Hi\r\n\r\nApprove:\nhttps://x' },
		'Text:\n> Hi\n> \n> Approve:\n> https://x',
	],
	[
		'what looks like an answer on phones only',
		{ Text: 'Hi\u2028Approve:\u0085https://x\u202eno', 'A\nDecline': 1 },
		'Text:\n> Hi\n> Approve:\n> https://xno\nA Decline:\n> 1',
	],
	['signs that mean something in a replacement', { Text: "$& $1 $'" }, "Text:\n> $& $1 $'"],
])('shows %s as it is given', (_what, parameters, shown) => {
	expect(describeWith(parameters)).toMatch(/\nInput:\n/);
	expect(describeWith(parameters).split('Input:\n')[1]).toBe(shown);
});

it('leaves alone a text of somebody who shows the parameters in another way', () => {
	const own = 'May I write "Hello" to G1?';
	expect(describeWith({ Text: 'Hello' }, own)).toBe(own);
	expect(describeCall({ evaluateExpression: () => undefined } as never, own)).toBe(own);
});

it.each([
	['whatsAppGroupsHitlTool', true],
	['whatsAppGroupsTool', false],
	['whatsAppGroups', false],
])('%s reviews tools: %s', (name, is) => {
	const type = `n8n-nodes-whatsapp-groups.${name}`;
	expect(isReview({ getNode: () => ({ type }) as never })).toBe(is);
});

describe('what is too long for a message', () => {
	const links = [
		{ label: 'Approve', name: 'approve link', url: `https://n8n.example/${'a'.repeat(200)}` },
		{ label: 'Decline', name: 'decline link', url: `https://n8n.example/${'d'.repeat(200)}` },
	] as const;
	const ending = sayLinks(links);
	const bodyOf = (text: string) =>
		(toQuestionMessage(cutQuestion(text, ending), ending).text as { body: string }).body;

	it('is cut before the links, at a whole character', () => {
		const body = bodyOf('😀'.repeat(5000));
		expect([...body]).toHaveLength(4096);
		expect(body).toContain('😀…\n(There is more: open a link to read all of it.)\n\nApprove:\n');
		expect(body.endsWith(links[1].url)).toBe(true);
	});

	it('and what fits is not', () => {
		const room = 4096 - [...bodyOf('')].length;
		expect(bodyOf('x'.repeat(room))).toContain(`${'x'.repeat(room)}\n\nApprove`);
		expect([...bodyOf('x'.repeat(room))]).toHaveLength(4096);
	});
});
