import {
	joinTemplateName,
	readTemplateName,
	splitTemplateName,
} from '../../../nodes/WhatsAppGroups/groups/templates/name';

const both = { name: 'group_offer', language: 'en_US' };

it('name and language go into one value and out again', () => {
	expect(splitTemplateName(joinTemplateName(both))).toEqual(both);
});

it('what was saved as two values is read as before', () => {
	expect(readTemplateName({ templateName: 'group_offer', languageCode: 'en_US' })).toEqual(both);
});

it('the language that comes with the name wins', () => {
	const values = { templateName: 'group_offer|en_US', languageCode: 'de' };
	expect(readTemplateName(values)).toEqual(both);
});

it('a name alone is refused', () => {
	expect(() => readTemplateName({ templateName: 'group_offer', languageCode: '' })).toThrow(
		'Language is empty',
	);
});
