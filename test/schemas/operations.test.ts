import Ajv from 'ajv';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { describeRequests, readSchema } from '../support/documentedRequests';
import { toRequestSchema } from '../support/requestSchema';

describe.each(
	operations.map(
		(operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
	),
)('%s', (_name, operation) => describeRequests(operation));

it('refuses what Meta refuses, so that the schemas prove something', () => {
	const isCreation = new Ajv({ strict: false }).compile(readSchema('group.create'));
	const body = { messaging_product: 'whatsapp', subject: 'Deal' };
	const creation = (given: object) => ({
		method: 'POST',
		path: '/{PHONE_NUMBER_ID}/groups',
		body: given,
	});
	expect(isCreation(creation(body))).toBe(true);
	expect(isCreation(creation({ ...body, subject: 'x'.repeat(129) }))).toBe(false);
	expect(isCreation(creation({ ...body, participants: [] }))).toBe(false);
	expect(isCreation({ ...creation(body), method: 'DELETE' })).toBe(false);
});

it('refuses what the one example of an operation does not show', () => {
	const example = { method: 'POST', path: '/{GROUP_ID}', body: { subject: 'Deal', ids: ['1'] } };
	const isAsDocumented = new Ajv({ strict: false }).compile(toRequestSchema(example));
	expect(isAsDocumented({ ...example, body: { subject: 'Another' } })).toBe(true);
	expect(isAsDocumented({ ...example, method: 'DELETE' })).toBe(false);
	expect(isAsDocumented({ ...example, path: '/{GROUP_ID}/invite_link' })).toBe(false);
	expect(isAsDocumented({ ...example, query: { fields: 'subject' } })).toBe(false);
	expect(isAsDocumented({ ...example, body: { subject: 'Deal', title: 'Deal' } })).toBe(false);
	expect(isAsDocumented({ ...example, body: { ids: [1] } })).toBe(false);
	expect(isAsDocumented({ method: 'POST', path: '/{GROUP_ID}' })).toBe(false);
});
