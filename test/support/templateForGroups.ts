/** A template with everything that a template for groups can have. */
export const components = [
	{ type: 'HEADER', format: 'TEXT', text: 'Offer {{1}}', example: { header_text: ['4711'] } },
	{
		type: 'BODY',
		text: 'Hi {{first_name}}, see {{place}}. Yours, {{first_name}}',
		example: { body_text_named_params: [{ param_name: 'first_name', example: 'Sheena' }] },
	},
	{ type: 'FOOTER', text: 'Contoso' },
	{
		type: 'BUTTONS',
		buttons: [
			{ type: 'URL', text: 'Open', url: 'https://www.example.com/{{1}}' },
			{ type: 'URL', text: 'Site', url: 'https://www.example.com' },
			{ type: 'QUICK_REPLY', text: 'Yes' },
		],
	},
];
