import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unknownEvent } from '../nodes/WhatsAppGroups/events/reading/readWebhook';
import { webhookFields } from '../nodes/WhatsAppGroups/events/registry';
import { operations } from '../nodes/WhatsAppGroups/operations/registry';
import { resources } from '../nodes/WhatsAppGroups/operations/resources';
import { providers } from '../nodes/WhatsAppGroups/providers';
import { eventCases } from './n8n/events';

/** What holds for every declaration. */
const root = path.join(__dirname, '..');

function testsOf(resource: string): string[] {
	const folder = path.join(root, 'test/operations', resource);
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.test.ts'))
		.map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

describe('declarations', () => {
	const ids = operations.map(({ resource, operation }) => `${resource}.${operation}`);

	it('keep their saved values for ever', () => {
		// `message.sendAndWait` comes with an issue of its own.
		expect(ids.filter((id) => id !== 'message.sendAndWait').sort()).toEqual([
			'account.checkSetup',
			...['getGroup', 'getMessaging', 'getPricing'].map((name) => `analytics.${name}`),
			...['create', 'delete', 'get', 'getMany', 'update'].map((name) => `group.${name}`),
			...['get', 'reset', 'send'].map((name) => `inviteLink.${name}`),
			...['approve', 'getMany', 'reject'].map((name) => `joinRequest.${name}`),
			...['delete', 'download', 'upload'].map((name) => `media.${name}`),
			...['markRead', 'pin', 'sendMedia', 'sendTemplate', 'sendText', 'unpin'].map(
				(name) => `message.${name}`,
			),
			...['getMany', 'remove'].map((name) => `participant.${name}`),
			...['createFromLibrary', 'getLibrary', 'getMany'].map((name) => `template.${name}`),
		]);
		expect(providers.map(({ value }) => value).slice(0, 3)).toEqual([
			'meta',
			'dialog360',
			'oneMsg',
		]);
	});

	it.each(
		operations.map(
			(operation) => [`${operation.resource}/${operation.operation}`, operation] as const,
		),
	)('%s stands where its name says, with schemas, and a test names it', (name, operation) => {
		const files = [
			`nodes/WhatsAppGroups/operations/${name}.ts`,
			`nodes/WhatsAppGroups/__schema__/v1.0.0/${name}.json`,
			`test/schemas/${name.replace('/', '.')}.json`,
		];
		expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
		const tests = testsOf(operation.resource);
		expect(
			tests.some(
				(text) =>
					text.includes(`operations/${name}'`) ||
					text.includes(`operation: '${operation.operation}'`),
			),
		).toBe(true);
		expect(resources.map(({ value }) => value)).toContain(operation.resource);
		expect(operation.request ?? operation.run).toBeDefined();
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
