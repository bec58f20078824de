import type { AccountsSeed } from './state/accounts';

const groupFields = [
	'group_lifecycle_update',
	'group_participants_update',
	'group_settings_update',
	'group_status_update',
];

const everyPermission = [
	'business_management',
	'whatsapp_business_management',
	'whatsapp_business_messaging',
];
const app = {
	id: '670843887433847',
	secret: '0123456789abcdef0123456789abcdef',
	name: 'Lucky Shrub',
};
const otherApp = {
	id: '670843887433848',
	secret: 'fedcba9876543210fedcba9876543210',
	name: 'Lucky Travel',
};
const fields = ['messages', ...groupFields];

/**
 * What the emulator starts with: one business with a number, another business with another, and
 * tokens of every kind.
 */
export const defaultAccounts: AccountsSeed = {
	apps: [
		{ ...app, subscription: { fields, version: 'v25.0' } },
		{ ...otherApp, subscription: { fields, version: 'v25.0' } },
	],
	businesses: [
		{
			id: '102290129340398',
			name: 'Lucky Shrub',
			subscribedAppIds: [app.id],
			phoneNumbers: [
				{
					id: '106540352242922',
					number: '15550783881',
					display: '+1 555-078-3881',
					verifiedName: 'Lucky Shrub',
				},
			],
		},
		{
			id: '102290129340399',
			name: 'Lucky Travel',
			subscribedAppIds: [otherApp.id],
			phoneNumbers: [
				{
					id: '106540352242999',
					number: '15550783999',
					display: '+1 555-078-3999',
					verifiedName: 'Lucky Travel',
				},
			],
		},
	],
	tokens: [
		{
			token: 'EMULATOR_TOKEN',
			appId: app.id,
			businessIds: ['102290129340398'],
			permissions: everyPermission,
		},
		{
			token: 'EMULATOR_TOKEN_NO_ACCESS',
			appId: app.id,
			businessIds: [],
			permissions: everyPermission,
		},
		{
			token: 'EMULATOR_TOKEN_NO_MESSAGING',
			appId: app.id,
			businessIds: ['102290129340398'],
			permissions: ['whatsapp_business_management'],
		},
		{
			token: 'EMULATOR_TOKEN_EXPIRED',
			appId: app.id,
			businessIds: ['102290129340398'],
			permissions: everyPermission,
			expiresAtMs: Date.UTC(2025, 10, 20, 12),
		},
		{
			token: 'EMULATOR_TOKEN_OTHER_BUSINESS',
			appId: otherApp.id,
			businessIds: ['102290129340399'],
			permissions: everyPermission,
		},
	],
	dialog360: [
		{ apiKey: 'EMULATOR_D360_KEY', phoneNumberId: '106540352242922' },
		{ apiKey: 'EMULATOR_D360_KEY_OTHER', phoneNumberId: '106540352242999' },
	],
	oneMsg: [
		{ channelId: '371267300', token: 'EMULATOR_1MSG_TOKEN', phoneNumberId: '106540352242922' },
		{
			channelId: '371267399',
			token: 'EMULATOR_1MSG_TOKEN_OTHER',
			phoneNumberId: '106540352242999',
		},
	],
};
