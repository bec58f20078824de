import { operation as createFromLibrary } from '../../../nodes/WhatsAppGroups/operations/template/createFromLibrary';
import { operation as getLibrary } from '../../../nodes/WhatsAppGroups/operations/template/getLibrary';
import { operation as getMany } from '../../../nodes/WhatsAppGroups/operations/template/getMany';
import { outputOf, requestOf } from '../../support/requestOf';
import created from '../../fixtures/meta.template_from_library.response.json';
import documented from '../../fixtures/meta.template_from_library.request.json';
import library from '../../fixtures/meta.template_library.response.json';

const copy = {
	libraryTemplateName: documented.library_template_name,
	name: documented.name,
	language: documented.language,
};

describe('create from the library', () => {
	it("sends Meta's documented request", () => {
		expect(requestOf(createFromLibrary, copy)).toEqual({
			method: 'POST',
			on: 'businessAccount',
			edge: 'message_templates',
			body: documented,
		});
	});

	it('passes the inputs of buttons on', () => {
		const inputs = [{ type: 'URL', url: { base_url: 'https://www.example.com/{{1}}' } }];
		const { body } = requestOf(createFromLibrary, {
			...copy,
			options: { buttonInputs: JSON.stringify(inputs) },
		});
		expect(body).toHaveProperty('library_template_button_inputs', inputs);
		expect(() => requestOf(createFromLibrary, { ...copy, options: { buttonInputs: '{' } })).toThrow(
			'Button Inputs is "{", but it must be a JSON array of objects',
		);
	});

	it('proposes a name that Meta takes', () => {
		expect(() => requestOf(createFromLibrary, { ...copy, name: 'My Group-Invite!' })).toThrow(
			expect.objectContaining({ remedy: expect.stringContaining('"my_group_invite"') }),
		);
	});

	it('gives what became of it', () => {
		expect(outputOf(createFromLibrary, created, copy)).toEqual({
			templateId: created.id,
			name: documented.name,
			language: 'en_US',
			status: 'PENDING',
			category: 'UTILITY',
		});
	});
});

describe('get from the library', () => {
	it('asks with the filters', () => {
		const filters = { category: 'utility', topic: 'group_invite_link', language: 'en', search: '' };
		expect(requestOf(getLibrary, { filters })).toEqual({
			method: 'GET',
			on: 'templateLibrary',
			query: { category: 'utility', topic: 'group_invite_link', language: 'en' },
		});
	});

	it('simplifies an entry', () => {
		const [entry] = library.data;
		expect(outputOf(getLibrary, entry ?? {}, { simplify: true })).toEqual({
			libraryTemplateId: '7138055039625658',
			name: 'group_invite_link_1',
			language: 'en',
			category: 'UTILITY',
			topic: 'GROUP_INVITE_LINK',
			useCase: 'GROUP_INVITE_UPON_REQUEST',
			industries: ['E_COMMERCE'],
			body: 'Hi {{1}}, here is the group link you requested: {{2}}',
			bodyExamples: ['Jim', 'https://chat.whatsapp.com/...'],
			bodyTypes: ['TEXT', 'GROUP_ID'],
		});
		expect(outputOf(getLibrary, entry ?? {}, { simplify: false })).toEqual(entry);
	});
});

describe('get many', () => {
	it('asks with the filters', () => {
		const filters = {
			status: 'APPROVED',
			category: 'UTILITY',
			name: ' viewing ',
			language: 'en_US',
		};
		expect(requestOf(getMany, { filters, simplify: false })).toEqual({
			method: 'GET',
			on: 'businessAccount',
			edge: 'message_templates',
			query: { status: 'APPROVED', category: 'UTILITY', name: 'viewing', language: 'en_US' },
		});
	});
});
