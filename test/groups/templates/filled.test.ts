import { readVariables } from '../../../nodes/WhatsAppGroups/groups/templates/filled';

const header = { id: 'header_image', displayName: 'Header Image' };
const read = (header_image: unknown) =>
	readVariables({ value: { header_image }, schema: [header] });

it('takes a file that went up for filled in', () => {
	expect(read({ id: '7' })).toEqual({ header_image: { id: '7' } });
});

it.each([null, '', ' ', undefined])('says that a header without a file is empty: %p', (value) => {
	expect(() => read(value)).toThrow('The template variable "Header Image" is empty');
});
