import { InputRefusal } from '../../errors/inputRefusal';
import { asText, compact } from '../../core/values/json';
import { withoutInvisible } from '../../core/values/scalars';
import { defineOperation } from '../../core/declarations/operation';
import { libraryLanguage, libraryTemplateName } from '../../groups/fields/libraryTemplate';

const longestName = 512;

/** @throws InputRefusal for a name that Meta would not take, with one that it would. */
function readName(given: string): string {
	const name = withoutInvisible(given);
	if (/^[a-z0-9_]+$/.test(name)) return name;
	const better = name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_|_$/g, '');
	throw new InputRefusal(
		`"${name}" is not a valid template name: it can contain only lowercase letters, digits and "_"`,
		better ? `Use "${better}", for example.` : undefined,
	);
}

export const operation = defineOperation({
	resource: 'template',
	operation: 'createFromLibrary',
	name: 'Create From Library',
	action: 'Create a template from the library',
	description:
		"Copy a ready-made template from Meta's library to the WhatsApp Business Account, for example the one for invite links. Use it once for each template and language. It can be sent once Meta has approved it, which takes up to 24 hours.",
	fields: [
		libraryTemplateName,
		libraryLanguage,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. my_group_invite',
			description: 'Name of the copy: lowercase letters, digits and "_", at most 512 characters',
			rules: { maxLength: longestName, isTrimmed: true },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Button Inputs',
					name: 'buttonInputs',
					type: 'json',
					isForAuthor: true,
					default: '[]',
					placeholder:
						'e.g. [{ "type": "URL", "url": { "base_url": "https://www.example.com/{{1}}", "url_suffix_example": "https://www.example.com/demo" } }]',
					description:
						"Values for the buttons of the library template, in Meta's format (library_template_button_inputs)",
					rules: { remedy: 'Write it as [{ "type": "URL", "url": { … } }].' },
				},
			],
		},
	],
	request: ({ libraryTemplateName, name, language, options }) => ({
		method: 'POST',
		on: 'businessAccount',
		edge: 'message_templates',
		body: compact({
			name: readName(name),
			language,
			// Every other category would cost more, and the library has only this one for groups.
			category: 'UTILITY',
			library_template_name: libraryTemplateName,
			library_template_button_inputs: options.buttonInputs?.length
				? options.buttonInputs
				: undefined,
		}),
	}),
	output: ({ id, status, category }, { name, language }) =>
		compact({
			templateId: asText(id),
			name: name.trim(),
			language,
			status: asText(status),
			category: asText(category),
		}),
});
