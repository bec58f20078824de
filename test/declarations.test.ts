import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unknownEvent } from '../nodes/WhatsAppGroups/events/reading/readWebhook';
import { webhookFields } from '../nodes/WhatsAppGroups/events/registry';
import { operations } from '../nodes/WhatsAppGroups/operations/registry';
import { resources } from '../nodes/WhatsAppGroups/operations/resources';
import { providers } from '../nodes/WhatsAppGroups/providers';
import { entriesSince, unannounced } from '../scripts/generate/announced';
import { credentialTypes } from '../scripts/generate/credentialTypes';
import { currentSavedValues } from '../scripts/generate/declared';
import { triggerProperties } from '../scripts/generate/triggerProperties';
import { lostValues, type SavedValues } from '../scripts/generate/savedValues';
import { eventCases } from './n8n/events';
import released from './released.json';
import savedValues from './savedValues.json';

/** What holds for every declaration. */
const root = path.join(__dirname, '..');

function testsOf(resource: string): string[] {
	const folder = path.join(root, 'test/operations', resource);
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.test.ts'))
		.map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

/** Every label of every field with this name, without its unit: "Pin For (Days)" is *Pin For*. */
function labelsOfField(name: string): string[] {
	const labels: string[] = [];
	JSON.stringify([triggerProperties, operations, credentialTypes], (_key, value: unknown) => {
		const field = value as { name?: unknown; displayName?: unknown } | null;
		if (field?.name === name && typeof field.displayName === 'string')
			labels.push(field.displayName.replace(/ \(.*\)$/, ''));
		return value;
	});
	return labels;
}

/** What people call an operation, an event, a credential, or one of its fields. */
function labelsOf(place: string, name: string): string[] {
	const id = place.replace(/^output of /, '');
	const operation = operations.find((one) => `${one.resource}.${one.operation}` === id);
	const event = webhookFields.flatMap(({ events }) => events).find(({ value }) => value === id);
	const credential = credentialTypes.find((one) => one.name === id);
	const labels = [operation?.name, event?.name, credential?.displayName];
	return [...labels.filter((label) => label !== undefined), ...labelsOfField(name)];
}

describe('declarations', () => {
	const ids = operations.map(({ resource, operation }) => `${resource}.${operation}`);

	it('keep for ever what workflows and credentials have saved, and what expressions read', () => {
		expect(lostValues(savedValues, currentSavedValues())).toEqual([]);
	});

	it('say in the changelog what is new or gone since the last version', () => {
		const entries = entriesSince(
			readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'),
			released.version,
		);
		const before: SavedValues = released.values;
		expect(unannounced({ before, now: currentSavedValues() }, entries, labelsOf)).toEqual([]);
	});

	it.each(
		operations.map(
			(operation) => [`${operation.resource}/${operation.operation}`, operation] as const,
		),
	)('%s stands where its name says, and a test names it', (name, operation) => {
		expect(existsSync(path.join(root, `nodes/WhatsAppGroups/operations/${name}.ts`))).toBe(true);
		const tests = testsOf(operation.resource);
		const mirrored = existsSync(path.join(root, `test/operations/${name}.test.ts`));
		expect(
			mirrored ||
				tests.some(
					(text) =>
						text.includes(`operations/${name}'`) ||
						text.includes(`operation: '${operation.operation}'`),
				),
		).toBe(true);
		expect(resources.map(({ value }) => value)).toContain(operation.resource);
		const { request, run, message, waiting } = operation;
		expect(request ?? run ?? message ?? waiting).toBeDefined();
	});

	// The tests of events read every fixture.
	it('every webhook field has a fixture', () => {
		const fixtures = readdirSync(path.join(root, 'test/fixtures')).filter((name) =>
			name.startsWith('webhook.'),
		);
		const texts = fixtures.map((name) =>
			readFileSync(path.join(root, 'test/fixtures', name), 'utf8'),
		);
		expect(webhookFields).not.toEqual([]);
		expect(
			webhookFields
				.map(({ field }) => field)
				.filter((field) => !texts.some((text) => text.includes(`"${field}"`))),
		).toEqual([]);
	});

	it('every event has a case in the real n8n', () => {
		const events = webhookFields.flatMap((webhookField) =>
			webhookField.events.map(({ value }) => value),
		);
		expect(eventCases.map(({ event }) => event).sort()).toEqual([...events, unknownEvent].sort());
	});

	it('providers lack only operations that there are', () => {
		expect(providers.flatMap(({ lacks = [] }) => lacks).filter((id) => !ids.includes(id))).toEqual(
			[],
		);
	});
});
