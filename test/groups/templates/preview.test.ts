import { previewField, toPreview } from '../../../nodes/WhatsAppGroups/groups/templates/preview';
import { components } from '../../support/templateForGroups';

it('is the text as people read it, with variables and buttons', () => {
	expect(toPreview({ components })).toBe(
		[
			'Offer {{1}}',
			'Hi {{first_name}}, see {{place}}. Yours, {{first_name}}',
			'Contoso',
			'[Open]',
			'[Site]',
			'[Yes]',
		].join('\n'),
	);
	expect(toPreview({ components: [{ type: 'HEADER', format: 'IMAGE' }] })).toBe('[image]');
	expect(toPreview({})).toBe('');
});

it('has lines that fit the panel, in a field that cannot be changed', () => {
	const [field] = previewField(`${'word '.repeat(20)}\n\nEnd`);
	expect(field).toMatchObject({ displayName: 'Text', readOnly: true, required: false });
	const lines = String(field?.defaultValue).split('\n');
	expect(lines.map(({ length }) => length)).toEqual([44, 44, 9, 0, 3]);
	expect(previewField('')).toEqual([]);
	const [endless] = previewField(`${'好'.repeat(60)} ${'🎉'.repeat(50)}`);
	const widths = String(endless?.defaultValue)
		.split('\n')
		.map((line) => [...line].length);
	expect(widths).toEqual([22, 22, 16, 22, 22, 6]);
	expect(String(previewField('a'.repeat(50))[0]?.defaultValue)).toBe(`${'a'.repeat(44)}\naaaaaa`);
});
