import type { IDataObject } from 'n8n-workflow';
import { toVariables } from '../../../nodes/WhatsAppGroups/groups/templates/variables';
import { components } from '../../support/templateForGroups';

describe('the variables of a template', () => {
	it('are those of header, body and buttons, with the words around them', () => {
		expect(toVariables({ components })).toEqual([
			{ id: 'header_text_1', label: 'Offer {{1}}' },
			{ id: 'body_first_name', label: 'Hi {{first_name}}, see' },
			{ id: 'body_place', label: 'see {{place}}. Yours,' },
			{ id: 'button_0_url', label: 'End of link "Open"' },
			{ id: 'button_2_quick_reply', label: 'Payload of "Yes"' },
		]);
	});

	it('have an example where there are no words', () => {
		const example = { body_text: [['Sheena', 'Monday']] };
		expect(toVariables({ components: [{ type: 'BODY', text: '{{1}}: {{3}}', example }] })).toEqual([
			{ id: 'body_1', label: 'Body {{1}} (e.g. Sheena)' },
			{ id: 'body_3', label: 'Body {{3}}' },
		]);
	});

	it('have the code of a button that copies it', () => {
		const buttons = [{ type: 'COPY_CODE', text: 'Copy offer code', example: 'SAVE20' }];
		expect(toVariables({ components: [{ type: 'BUTTONS', buttons }] })).toEqual([
			{ id: 'button_0_copy_code', label: 'Code of "Copy offer code"' },
		]);
	});

	it('fit the width of the panel, however long a button, an example or a word is', () => {
		const buttons = [
			{ type: 'QUICK_REPLY', text: 'Yes, I will be there at 9' },
			{ type: 'URL', text: 'Paketverfolgungsansichten', url: 'https://example.com/{{1}}' },
			{ type: 'COPY_CODE', text: '好'.repeat(20) },
		];
		const example = { body_text: [['Monday, 12 January 2026, 10:00']] };
		const given = [
			{ type: 'BODY', text: '{{1}}', example },
			{ type: 'BUTTONS', buttons },
			{ type: 'BODY', text: `${'好'.repeat(20)}{{2}}${'好'.repeat(20)}` },
		];
		const labels = toVariables({ components: given }).map(({ label }) => label);
		expect(labels).toEqual([
			'Body {{1}} (e.g. Monday, 12…)',
			'Payload of "Yes, I will be…"',
			'End of link "Paketverfolgungsa…"',
			'Code of "好好好好好…"',
			'…好好好好好好好{{2}}好好…',
		]);
	});

	it.each(['IMAGE', 'VIDEO', 'DOCUMENT'])('have the file of a header in format %s', (format) => {
		expect(toVariables({ components: [{ type: 'HEADER', format }] })).toEqual([
			{
				id: `header_${format.toLowerCase()}`,
				label: `${format.charAt(0)}${format.slice(1).toLowerCase()}: ID, link or field`,
			},
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
