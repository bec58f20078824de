import { toTemplate } from '../../../nodes/WhatsAppGroups/groups/templates/account';
import { components } from '../../support/templateForGroups';

it('shows a template with what is known of it', () => {
	expect(toTemplate({ id: 1, name: 'a', language: 'en', components })).toEqual({
		templateId: '1',
		name: 'a',
		language: 'en',
		components,
		body: 'Hi {{first_name}}, see {{place}}. Yours, {{first_name}}',
	});
});
