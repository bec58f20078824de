import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import { operation as create } from '../../../nodes/WhatsAppGroups/operations/group/create';
import { operation as getMany } from '../../../nodes/WhatsAppGroups/operations/group/getMany';
import { operation as getPricing } from '../../../nodes/WhatsAppGroups/operations/analytics/getPricing';
import { operation as invite } from '../../../nodes/WhatsAppGroups/operations/inviteLink/send';
import { operation as pin } from '../../../nodes/WhatsAppGroups/operations/message/pin';
import { operation as sendMedia } from '../../../nodes/WhatsAppGroups/operations/message/sendMedia';
import { operation as sendTemplate } from '../../../nodes/WhatsAppGroups/operations/message/sendTemplate';
import { operation as sendText } from '../../../nodes/WhatsAppGroups/operations/message/sendText';
import { requestOf, valuesOf } from '../../support/requestOf';

const absent = [undefined, null, '', '  ', '\u200b'];
const optionsOf = (operation: Operation, given: IDataObject, collection = 'options') =>
	valuesOf(operation, given)[collection];

const text = { groupId: 'G', text: 'Hi' };
const group = { subject: 'Deal', waitForResult: false };
const template = { groupId: 'G', templateName: 't', languageCode: 'en' };

describe('where an expression finds nothing', () => {
	it.each(absent)('a limit of %j is the usual 50', (limit) => {
		expect(valuesOf(getMany, { limit } as IDataObject)).toMatchObject({ limit: 50 });
	});

	it.each([
		['pinForDays', sendText, text, 'options'],
		['retryForSeconds', sendText, text, 'options'],
		['retriesUnknown', sendText, text, 'options'],
		['previewUrl', sendText, text, 'options'],
		['replyTo', sendText, text, 'options'],
		['voice', sendMedia, { groupId: 'G', mediaSource: 'id', mediaId: '7' }, 'options'],
		['timeoutSeconds', create, group, 'additionalFields'],
		['metrics', getPricing, {}, 'options'],
	] as const)('the option %s is not set', (name, operation, given, collection) => {
		for (const value of absent)
			expect(
				optionsOf(operation, { ...given, [collection]: { [name]: value } }, collection),
			).toEqual({});
	});

	it.each(absent)('the invite link is the first variable: %j', (linkPosition) => {
		const request = requestOf(invite, {
			...template,
			people: '+16505551234',
			bodyParameters: { parameter: [{ text: 'A' }, { text: 'B' }] },
			options: { linkPosition } as IDataObject,
		});
		expect(request.body).toHaveProperty('template.components.0.parameters', [
			{ type: 'group_id', group_id: 'G' },
			{ type: 'text', text: 'A' },
			{ type: 'text', text: 'B' },
		]);
	});

	it.each([undefined, null])(
		'a Resume Key of %j is refused: all would be sent again',
		(resumeKey) => {
			expect(() => valuesOf(sendText, { ...text, options: { resumeKey } as IDataObject })).toThrow(
				'Resume Key is empty',
			);
		},
	);

	it('and a Resume Key that is left empty is none', () => {
		expect(optionsOf(sendText, { ...text, options: { resumeKey: ' ' } })).toEqual({
			resumeKey: '',
		});
	});
});

describe('a number', () => {
	it.each([
		['7 days', 'Days is "7 days", but it must be a whole number from 1 to 30'],
		[Number.NaN, 'Days is NaN, but it must be'],
		[1.5, 'Days is 1.5, but it must be'],
		[{ days: 7 }, 'Days is an object ({"days":7}), but it must be'],
		[null, 'Days is empty'],
	])('of %j is refused with what came', (expirationDays, message) => {
		const given = { groupId: 'G', messageId: 'wamid.1', expirationDays } as IDataObject;
		expect(() => valuesOf(pin, given)).toThrow(message);
	});

	it.each([0.5, '0.5', 0.25, 80])('may be a fraction where it counts messages: %j', (given) => {
		expect(optionsOf(sendText, { ...text, options: { messagesPerSecond: given } })).toEqual({
			messagesPerSecond: Number(given),
		});
	});
});

describe('a text', () => {
	it.each([
		[{ a: 1 }, 'an object ({"a":1})'],
		[['a', 'b'], 'a list (["a","b"])'],
		[Number.NaN, 'NaN'],
	])('%j is refused, in a message and in its variables', (value, words) => {
		const variables = {
			value: { body_1: value },
			schema: [{ id: 'body_1', displayName: 'Body {{1}}' }],
		} as unknown as IDataObject;
		const bodyParameters = {
			parameter: [{ text: 'A' }, { text: value }],
		} as unknown as IDataObject;
		expect(() => valuesOf(sendText, { groupId: 'G', text: value } as IDataObject)).toThrow(
			`Text is ${words}, but it must be text`,
		);
		expect(() => valuesOf(sendTemplate, { ...template, variables })).toThrow(
			`"Body {{1}}" in Variables is ${words}, but it must be text`,
		);
		expect(() => valuesOf(invite, { ...template, people: '+16505551234', bodyParameters })).toThrow(
			`Text of Parameter 2 in Body Parameters is ${words}, but it must be text`,
		);
	});

	it.each([
		[4711, '4711'],
		[true, 'true'],
		[new Date('2026-03-31T00:00:00Z'), '2026-03-31T00:00:00.000Z'],
	])('%p is written as people do', (value, body) => {
		const variables = { value: { body_1: value } } as unknown as IDataObject;
		expect(requestOf(sendText, { groupId: 'G', text: value } as IDataObject).body).toMatchObject({
			text: { body },
		});
		expect(requestOf(sendTemplate, { ...template, variables }).body).toHaveProperty(
			'template.components.0.parameters.0.text',
			body,
		);
	});
});
