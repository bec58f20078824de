import type { IDataObject } from 'n8n-workflow';
import { toQuestionTemplate } from '../../../nodes/WhatsAppGroups/groups/questions/template';
import { fakeSession } from '../../../scripts/generate/fakeSession';

import type { Link } from '../../../nodes/WhatsAppGroups/groups/questions/links';

const base = 'https://n8n.example.com/';
const each: Link[] = [
	{ label: 'Yes', name: 'approve link', url: `${base}webhook-waiting/1/n?answer=approve` },
	{ label: 'No', name: 'decline link', url: `${base}webhook-waiting/1/n?answer=decline` },
];
const all = `${base}webhook-waiting/1/n`;

/** Asks by a template with a variable in its text and a link button that begins so. */
async function ask(
	variables: object,
	{
		beginning = base,
		links = each,
		read = true,
		given = undefined as IDataObject[] | undefined,
	} = {},
) {
	const buttons = [
		{ type: 'QUICK_REPLY', text: 'Later' },
		{ type: 'URL', text: 'Answer', url: `${beginning}{{1}}` },
	];
	const definition = [
		{ type: 'BODY', text: '{{1}}: {{2}}' },
		{ type: 'BUTTONS', buttons },
	];
	const template = { name: 'question', language: 'en', components: definition };
	const session = fakeSession(() => ({ data: read ? [template] : [] }));
	const values = {
		templateName: 'question|en',
		languageCode: '',
		variables: { mappingMode: 'defineBelow', value: variables },
		components: given,
	};
	const message = await toQuestionTemplate(session, values, { each: links, all });
	return (message.template as { components: object[] }).components;
}

const body = (...texts: string[]) => [
	{ type: 'body', parameters: texts.map((text) => ({ type: 'text', text })) },
];
const button = (text: string) => [
	{ type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text }] },
];

it('puts the links where the form says', async () => {
	expect(await ask({ body_1: 'Tiles?', body_2: 'Answer: [link]' })).toEqual(
		body('Tiles?', `Answer: ${all}`),
	);
	expect(await ask({ body_1: 'Yes: [approve link]', body_2: 'No: [ Decline Link ]' })).toEqual(
		body(`Yes: ${each[0]?.url}`, `No: ${each[1]?.url}`),
	);
});

it('gives a button the end of the link, since it has the beginning', async () => {
	expect(await ask({ button_1_url: '[link]' })).toEqual(button('webhook-waiting/1/n'));
	const deeper = { beginning: `${base}webhook-waiting/` };
	expect(await ask({ button_1_url: '[decline link]' }, deeper)).toEqual(
		button('1/n?answer=decline'),
	);
});

it('takes components in place of variables, for a template that an expression chooses', async () => {
	const given = [...body('Tiles?', '[link]'), ...button('[link]')];
	expect(await ask({}, { given })).toEqual([
		...body('Tiles?', all),
		...button('webhook-waiting/1/n'),
	]);
});

it('where there is one link only, that is the link', async () => {
	const links: Link[] = [{ label: 'Respond', name: 'link', url: `${all}?question=1` }];
	expect(await ask({ body_1: 'x', body_2: '[link]' }, { links })).toEqual(
		body('x', `${all}?question=1`),
	);
});

it.each<[string, object, Parameters<typeof ask>[1], string]>([
	['no link', { body_1: 'Tiles?' }, {}, 'The template has no link'],
	[
		'a link where nobody could open it',
		{ body_1: 'Tiles?', button_0_quick_reply: '[link]' },
		{},
		'The template has no link',
	],
	[
		'a link for an answer that there is not',
		{ body_1: '[decline link]' },
		{ links: each.slice(0, 1) },
		'The template has a place for [decline link]',
	],
	[
		'a button that leads elsewhere',
		{ button_1_url: '[link]' },
		{ beginning: 'https://www.example.com/' },
		'The button of the template "question" leads to https://www.example.com/, but this n8n is at https://n8n.example.com',
	],
	[
		'a button of a template that cannot be read',
		{ button_1_url: '[link]' },
		{ read: false },
		'The link of the button cannot be read',
	],
])('refuses %s', async (_what, variables, options, words) => {
	await expect(ask(variables, options)).rejects.toThrow(words);
});
