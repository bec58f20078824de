import { fieldsOf } from '../../../nodes/WhatsAppGroups/core/declarations/offering';
import { buildProperties } from '../../../nodes/WhatsAppGroups/core/panel/description';
import type { Field } from '../../../nodes/WhatsAppGroups/core/declarations/field';
import { runsSideBySide } from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { resources } from '../../../nodes/WhatsAppGroups/operations/resources';
import { providers } from '../../../nodes/WhatsAppGroups/providers';

const always = [
	'High Throughput',
	'Messages per Second',
	'Retry For',
	'Retry When Outcome Is Unknown',
];

function optionsOf(fields: readonly Field[]): string[] {
	return fields
		.filter(({ type, name }) => type === 'collection' && name === 'options')
		.flatMap(({ options }) => (options as readonly Field[]).map(({ displayName }) => displayName));
}

const named = operations.map(
	(operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
);
const sideBySide = named.filter(([, operation]) => runsSideBySide(operation));
const others = named.filter(([, operation]) => !runsSideBySide(operation));

it.each(sideBySide)('%s has the sending options, sorted among its own', (_name, operation) => {
	const names = optionsOf(fieldsOf(operation));
	expect(names).toEqual(expect.arrayContaining(always));
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
});

it('offers a Resume Key where messages are sent, and nowhere else', () => {
	const resumable = named.filter(([, operation]) =>
		optionsOf(fieldsOf(operation)).includes('Resume Key'),
	);
	expect(resumable.map(([name]) => name).sort()).toEqual([
		'inviteLink.send',
		'message.sendCustom',
		'message.sendMedia',
		'message.sendTemplate',
		'message.sendText',
	]);
});

it('lets items go side by side where messages are sent, pinned, unpinned and marked as read', () => {
	expect(sideBySide.map(([name]) => name).sort()).toEqual([
		'inviteLink.send',
		'message.markRead',
		'message.pin',
		'message.sendCustom',
		'message.sendMedia',
		'message.sendTemplate',
		'message.sendText',
		'message.unpin',
	]);
});

it.each(others)('%s has none of them', (_name, operation) => {
	for (const name of always) expect(optionsOf(fieldsOf(operation))).not.toContain(name);
});

it('has one Options collection per operation in the panel', () => {
	const collections = buildProperties(resources, operations, providers).filter(
		({ type, name }) => type === 'collection' && name === 'options',
	);
	const places = collections.map(({ displayOptions }) =>
		JSON.stringify([displayOptions?.show?.resource, displayOptions?.show?.operation]),
	);
	expect(new Set(places).size).toBe(places.length);
});

it('says that High Throughput does not use the proxy of n8n', () => {
	const texts = JSON.stringify(buildProperties(resources, operations, providers));
	expect(texts).toContain("does not use n8n's proxy settings");
});
