import { findLinkPlace } from '../../../nodes/WhatsAppGroups/groups/templates/linkPlace';
import library from '../../fixtures/meta.template_library.response.json';

const groupId = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';
const bodyOf = (text: string, ...examples: string[]) => ({
	components: [{ type: 'BODY', text, ...(examples[0] && { example: { body_text: [examples] } }) }],
});
const buttons = (url: string) => ({
	components: [
		{ type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Jim']] } },
		{
			type: 'BUTTONS',
			buttons: [
				{ type: 'QUICK_REPLY', text: 'No' },
				{ type: 'URL', url },
			],
		},
	],
});

it.each(library.data)(
	'a copy of $name has it where the library has the type GROUP_ID',
	({ body, body_params, body_param_types }) => {
		const place = { id: `body_${body_param_types.indexOf('GROUP_ID') + 1}`, takes: 'groupId' };
		expect(findLinkPlace(bodyOf(body, ...body_params))).toEqual(place);
	},
);

it.each([
	['a link as example', bodyOf('{{1}}: {{2}}', 'https://chat.whatsapp.com/abc', 'Jim'), 'body_1'],
	['a group ID as example', bodyOf('Hi {{1}}, join: {{2}} Bye', 'Jim', groupId), 'body_2'],
	[
		'a named variable with such an example',
		{
			components: [
				{
					type: 'body',
					text: 'Hi {{name}}: {{where}}',
					example: {
						body_text_named_params: [
							{ param_name: 'name', example: 'Jim' },
							{ param_name: 'where', example: 'https://chat.whatsapp.com/...' },
						],
					},
				},
			],
		},
		'body_where',
	],
	['a variable named after it', bodyOf('Hi {{first_name}}: {{group_link}}'), 'body_group_link'],
	[
		'a copy of a library template without examples: the last variable',
		{ ...bodyOf('Your {{1}} with {{2}}: {{3}} Bye'), library_template_name: 'group_invite_link_2' },
		'body_3',
	],
])('%s', (_what, template, id) => {
	expect(findLinkPlace(template)).toEqual({ id, takes: 'groupId' });
});

it.each([
	['the text', bodyOf('Hi {{1}}, https://chat.whatsapp.com/{{2}}', 'Jim', 'abc'), 'body_2'],
	['a button', buttons('https://chat.whatsapp.com/{{1}}'), 'button_1_url'],
])('the beginning of the link in %s', (_where, template, id) => {
	expect(findLinkPlace(template)).toEqual({ id, takes: 'endOfLink' });
});

it.each([
	['nothing', {}],
	['no variables', bodyOf('https://chat.whatsapp.com/abc')],
	['other variables', bodyOf('The viewing is on {{1}} at {{2}}', 'Monday', '12 Oak St')],
	['the link of a shop', bodyOf('Hi {{1}}: {{2}}', 'Jim', 'https://www.example.com/orders')],
	['a button to a shop', buttons('https://www.example.com/{{1}}')],
	['a fixed button', buttons('https://chat.whatsapp.com/abc')],
])('there is none with %s', (_what, template) => {
	expect(findLinkPlace(template)).toBeUndefined();
});
