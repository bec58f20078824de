import type { IDataObject } from 'n8n-workflow';
import { toComponents } from '../../../nodes/WhatsAppGroups/groups/templates/components';

describe('the components of a message', () => {
	it('follow from the IDs of the variables alone', () => {
		const values = {
			button_2_quick_reply: 'yes',
			body_place: 'Oak St',
			button_0_url: 'o/1',
			body_first_name: 'Sheena',
			header_text_1: 4711,
		};
		expect(toComponents(values)).toEqual([
			{ type: 'header', parameters: [{ type: 'text', text: '4711' }] },
			{
				type: 'body',
				parameters: [
					{ type: 'text', parameter_name: 'first_name', text: 'Sheena' },
					{ type: 'text', parameter_name: 'place', text: 'Oak St' },
				],
			},
			{ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'o/1' }] },
			{
				type: 'button',
				sub_type: 'quick_reply',
				index: '2',
				parameters: [{ type: 'payload', payload: 'yes' }],
			},
		]);
	});

	it('are in the same order, whatever the order of the values', () => {
		const values = {
			body_place: 'Oak St',
			body_name: 'Eve',
			button_1_url: 'a',
			button_10_url: 'b',
		};
		const turned = Object.fromEntries(Object.entries(values).reverse());
		expect(toComponents(turned)).toEqual(toComponents(values));
	});

	it('have the tenth variable after the ninth', () => {
		const values = Object.fromEntries(
			Array.from({ length: 11 }, (_value, index) => [`body_${11 - index}`, String(11 - index)]),
		);
		const [body] = toComponents(values);
		expect((body?.parameters as IDataObject[]).map((parameter) => parameter.text)).toEqual([
			'1',
			'2',
			'3',
			'4',
			'5',
			'6',
			'7',
			'8',
			'9',
			'10',
			'11',
		]);
	});

	it.each([
		['a media ID', '123', { id: '123' }],
		[
			'a link',
			' https://www.example.com/a.pdf ',
			{ link: 'https://www.example.com/a.pdf', filename: 'a.pdf' },
		],
		['an uploaded file', { id: '1', filename: 'a.pdf' }, { id: '1', filename: 'a.pdf' }],
	])('take %s as header', (_what, header_document, expected) => {
		expect(toComponents({ header_document })).toEqual([
			{ type: 'header', parameters: [{ type: 'document', document: expected }] },
		]);
	});

	it('have a code to copy and a text of another kind', () => {
		const group = { type: 'group_id', group_id: 'G' };
		expect(toComponents({ button_1_copy_code: ' A1 ', body_1: 'Ana', body_2: group })).toEqual([
			{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }, group] },
			{
				type: 'button',
				sub_type: 'copy_code',
				index: '1',
				parameters: [{ type: 'coupon_code', coupon_code: 'A1' }],
			},
		]);
	});

	it('leave out what is empty', () => {
		expect(toComponents({ body_1: '', button_0_quick_reply: null })).toEqual([]);
	});
});
