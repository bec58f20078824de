import type { IDataObject } from 'n8n-workflow';
import { toVariables } from '../../../nodes/WhatsAppGroups/groups/templates/variables';
import { components } from '../../support/templateForGroups';

describe('the variables of a template', () => {
	it('are those of header, body and buttons, with examples', () => {
		expect(toVariables({ components })).toEqual([
			{ id: 'header_text_1', label: 'Header {{1}} (e.g. 4711)' },
			{ id: 'body_first_name', label: 'Body {{first_name}} (e.g. Sheena)' },
			{ id: 'body_place', label: 'Body {{place}}' },
			{ id: 'button_0_url', label: 'Button "Open" end of the link' },
			{ id: 'button_2_quick_reply', label: 'Button "Yes" payload', isOptional: true },
		]);
	});

	it.each(['IMAGE', 'VIDEO', 'DOCUMENT'])('have the file of a header in format %s', (format) => {
		expect(toVariables({ components: [{ type: 'HEADER', format }] })).toEqual([
			expect.objectContaining({ id: `header_${format.toLowerCase()}` }),
		]);
	});

	it.each([
		undefined,
		null,
		[],
		[{}],
		[{ type: 'BODY', text: null }],
		[{ type: 'BUTTONS', buttons: 'x' }],
		'x',
	])('are none in %j', (broken) => {
		expect(toVariables({ components: broken } as IDataObject)).toEqual([]);
	});
});
