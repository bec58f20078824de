import Ajv from 'ajv';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { describeRequests, readSchema } from '../support/documentedRequests';

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
