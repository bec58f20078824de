import { bodyCheck } from './check';

const text = (maxLength: number): object => ({ type: 'string', minLength: 1, maxLength });
const media = (properties: object): object => ({
	type: 'object',
	properties: { id: text(100), link: text(2_000), ...properties },
	oneOf: [{ required: ['id'] }, { required: ['link'] }],
	additionalProperties: false,
});
const caption = { caption: { type: 'string', maxLength: 1024 } };

const parameter = {
	type: 'object',
	required: ['type'],
	properties: { type: { type: 'string' }, text: { type: 'string' }, group_id: { type: 'string' } },
};
const template = {
	type: 'object',
	required: ['name', 'language'],
	properties: {
		name: text(512),
		language: { type: 'object', required: ['code'], properties: { code: text(20) } },
		components: {
			type: 'array',
			items: {
				type: 'object',
				required: ['type'],
				properties: { type: { type: 'string' }, parameters: { type: 'array', items: parameter } },
			},
		},
	},
};
const pin = {
	type: 'object',
	required: ['type', 'message_id'],
	properties: {
		type: { type: 'string', enum: ['pin', 'unpin'] },
		message_id: text(500),
		expiration_days: { type: 'integer', minimum: 1, maximum: 30 },
	},
	if: { properties: { type: { const: 'pin' } } },
	then: { required: ['expiration_days'] },
	additionalProperties: false,
};

const typeSchemas: Readonly<Record<string, object>> = {
	text: {
		type: 'object',
		required: ['body'],
		properties: { body: text(4096), preview_url: { type: 'boolean' } },
		additionalProperties: false,
	},
	image: media(caption),
	video: media(caption),
	audio: media({ voice: { type: 'boolean' } }),
	document: media({ ...caption, filename: text(240) }),
	sticker: media({}),
	template,
	pin,
};

/** Documented one to one; whether groups take them is not. */
const undocumentedSchemas: Readonly<Record<string, object>> = {
	contacts: { type: 'array', minItems: 1, items: { type: 'object', required: ['name'] } },
	location: {
		type: 'object',
		required: ['latitude', 'longitude'],
		properties: { latitude: { type: 'number' }, longitude: { type: 'number' } },
	},
	reaction: {
		type: 'object',
		required: ['message_id', 'emoji'],
		properties: { message_id: text(500), emoji: { type: 'string' } },
	},
};

export const isUndocumented = (type: string): boolean => Object.hasOwn(undocumentedSchemas, type);

const schemas = { ...typeSchemas, ...undocumentedSchemas };
const messageTypes = Object.keys(schemas);

export interface MessageBody {
	recipient_type?: 'individual' | 'group';
	to?: string;
	recipient?: string;
	type?: string;
	context?: { message_id: string };
	biz_opaque_callback_data?: string;
}

export const checkMessage = bodyCheck<MessageBody>(
	{
		type: 'object',
		required: ['messaging_product'],
		properties: {
			messaging_product: { type: 'string', enum: ['whatsapp'] },
			recipient_type: { type: 'string', enum: ['individual', 'group'] },
			to: text(500),
			recipient: text(500),
			type: { type: 'string', enum: messageTypes },
			context: { type: 'object', required: ['message_id'], properties: { message_id: text(500) } },
			biz_opaque_callback_data: { type: 'string', maxLength: 512 },
			messaging_account_id: { type: 'string' },
		},
		anyOf: [{ required: ['to'] }, { required: ['recipient'] }],
	},
	'message',
);

/** The checks of the type objects: `{ text: { body } }` for `type: 'text'`, and so on. */
export const typeChecks: Readonly<
	Record<string, (body: unknown) => Record<string, Record<string, unknown>>>
> = Object.fromEntries(
	Object.entries(schemas).map(([type, schema]) => [
		type,
		bodyCheck({ type: 'object', required: [type], properties: { [type]: schema } }, 'message'),
	]),
);

export const checkRead = bodyCheck<{ message_id: string }>(
	{
		type: 'object',
		required: ['messaging_product', 'message_id'],
		properties: {
			messaging_product: { type: 'string', enum: ['whatsapp'] },
			status: { type: 'string', enum: ['read'] },
			message_id: text(500),
		},
	},
	'message',
);
