import type { Group } from '../state/group';
import type { Template } from '../state/templates';
import { renderTemplate } from '../state/templateText';

const template: Template = {
	id: '1',
	order: 0,
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

describe('a button with something to fill in', () => {
	const buttons = [
		{ type: 'QUICK_REPLY', text: 'Yes' },
		{ type: 'URL', text: 'Open', url: 'https://www.example.com/{{1}}' },
		{ type: 'COPY_CODE', text: 'Copy', example: 'SAVE20' },
	];
	const withButtons = { ...template, components: [{ type: 'BUTTONS', buttons }] };
	const url = {
		type: 'button',
		sub_type: 'url',
		index: '1',
		parameters: [{ type: 'text', text: 'a' }],
	};
	const code = {
		type: 'button',
		sub_type: 'copy_code',
		index: '2',
		parameters: [{ type: 'coupon_code', coupon_code: 'A1' }],
	};

	it('is refused without it', () => {
		for (const sent of [[], [url], [code], [url, { ...code, index: '1' }]])
			expect(() => renderTemplate(withButtons, sent, () => ({}) as Group)).toThrow(
				expect.objectContaining({ code: 131008 }),
			);
		expect(renderTemplate(withButtons, [url, code], () => ({}) as Group)).toBe('');
	});
});
