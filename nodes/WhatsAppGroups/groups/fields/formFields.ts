import { defineField } from '../../core/declarations/field';

const fieldType = defineField({
	displayName: 'Element Type',
	name: 'fieldType',
	type: 'options',
	options: [
		{ name: 'Checkboxes', value: 'checkbox', description: 'Any number of the choices' },
		{ name: 'Date', value: 'date' },
		{ name: 'Dropdown', value: 'dropdown', description: 'One of the choices' },
		{ name: 'Email', value: 'email' },
		{ name: 'Number', value: 'number' },
		{ name: 'Text', value: 'text' },
		{ name: 'Textarea', value: 'textarea', description: 'Text with several lines' },
	],
	default: 'text',
});

export const formFields = defineField({
	displayName: 'Form Elements',
	name: 'formFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Form Element',
	default: {},
	required: true,
	displayOptions: { show: { responseType: ['customForm'] } },
	description: 'What the form asks for, at most 30 elements',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Label',
					name: 'fieldLabel',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. Which day suits you?',
					description: 'Shown above the element',
					rules: { maxLength: 300, isTrimmed: true },
				},
				{
					displayName: 'Field Name',
					name: 'fieldName',
					type: 'string',
					default: '',
					placeholder: 'e.g. day',
					description: 'Name in the output. By default, the label.',
					rules: { maxLength: 100, isTrimmed: true },
				},
				fieldType,
				{
					displayName: 'Field Options',
					name: 'fieldOptions',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true, sortable: true },
					placeholder: 'Add Field Option',
					default: {},
					displayOptions: { show: { fieldType: ['checkbox', 'dropdown'] } },
					description: 'The choices',
					options: [
						{
							displayName: 'Values',
							name: 'values',
							values: [
								{
									displayName: 'Option',
									name: 'option',
									type: 'string',
									default: '',
									required: true,
									placeholder: 'e.g. Saturday',
									rules: { maxLength: 200, isTrimmed: true },
								},
							],
						},
					],
				},
				{
					displayName: 'Required Field',
					name: 'requiredField',
					type: 'boolean',
					default: false,
					description: 'Whether people must fill in this element before they can submit the form',
				},
			],
		},
	],
});
