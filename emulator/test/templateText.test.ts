import type { Group } from '../state/group';
import type { Template } from '../state/templates';
import { renderTemplate } from '../state/templateText';

const template: Template = {
	id: '1',
	businessId: '2',
	name: 'group_offer',
	language: 'en',
	category: 'UTILITY',
	status: 'APPROVED',
	components: [{ type: 'BODY', text: 'Hi {{1}}!' }],
};
const render = (text: string) =>
	renderTemplate(
		template,
		[{ type: 'body', parameters: [{ type: 'text', text }] }],
		() => ({}) as Group,
	);

it('fills a variable in', () => {
	expect(render('Ana    B')).toBe('Hi Ana    B!');
});

it.each([
	['', 131008],
	[' \n', 131008],
	['a\nb', 132018],
	['a\tb', 132018],
	['a     b', 132018],
])('refuses the variable %j as Meta does', (text, code) => {
	expect(() => render(text)).toThrow(expect.objectContaining({ code }));
});
