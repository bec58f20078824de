import {
	checkFields,
	neededFields,
} from '../../../nodes/WhatsAppGroups/providers/meta/webhookFields';

const object = 'whatsapp_business_account';
const asFields = neededFields.map((name) => ({ name, version: 'v25.0' }));

it.each([
	[
		[
			{ object: 'page', fields: [] },
			{ object, fields: asFields },
		],
		'ok',
		neededFields.join(', '),
	],
	[[{ object, fields: neededFields }], 'ok', neededFields.join(', ')],
	[
		[{ object, fields: neededFields.slice(2) }],
		'failed',
		'Missing: messages, group_lifecycle_update',
	],
	[[{ object, fields: 'messages' }], 'failed', `Missing: ${neededFields.join(', ')}`],
	[[{ object, fields: [[], ...neededFields] }], 'ok', neededFields.join(', ')],
	[undefined, 'failed', `Missing: ${neededFields.join(', ')}`],
	[
		[{ object, fields: [...neededFields, 'standby'] }],
		'warning',
		`Messages may go to standby: ${neededFields.join(', ')}, standby`,
	],
	[
		[{ object, fields: ['standby', 'messaging_handovers', ...neededFields] }],
		'warning',
		`Messages may go to standby and messaging_handovers: standby, messaging_handovers, ${neededFields.join(', ')}`,
	],
	[
		[{ object, fields: ['standby', ...neededFields.slice(1), 'messaging_handovers'] }],
		'failed',
		'Missing: messages; subscribed: standby, messaging_handovers',
	],
])('webhook fields %j', (data, status, found) => {
	const finding = checkFields({ data } as never);
	expect(finding).toMatchObject({ status, found });
	expect(finding.remedy ?? 'None.').toMatch(/^[A-Z].*\.$/);
	expect(finding.remedy === undefined).toBe(status === 'ok');
});

it.each([[neededFields], [[]]])('says where an agent has the messages, beside %j', (fields) => {
	const data = [{ object, fields: [...fields, 'standby'] }];
	expect(checkFields({ data } as never).remedy).toContain('Meta Business Agent');
	expect(checkFields({ data: [{ object, fields }] } as never).remedy ?? '').not.toContain('Agent');
});
