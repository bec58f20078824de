import { defineField, type Field } from './field';
import { runsSideBySide, type Operation } from './operation';

const highThroughput = defineField({
	displayName: 'High Throughput',
	name: 'highThroughput',
	type: 'boolean',
	needs: 'authorize',
	default: false,
	description:
		"Whether to send over Node's pooled connections: for numbers that may send 1,000 messages per second. It does not use n8n's proxy settings; when it cannot connect, n8n's own way is taken. Addresses that n8n's egress filter blocks stay blocked.",
});

const messagesPerSecond = defineField({
	displayName: 'Messages per Second',
	name: 'messagesPerSecond',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'The most messages per second from this phone number, in all executions of this n8n together. 0 means automatic: 80, or with High Throughput what the tier of the number allows. It slows down by itself when WhatsApp wants less.',
	rules: { min: 0, max: 5000, takesFractions: true },
});

const resumeKey = defineField({
	displayName: 'Resume Key',
	name: 'resumeKey',
	type: 'string',
	default: '',
	absence: 'Without it everything would be sent again, so nothing is sent.',
	rules: { isTrimmed: true },
	placeholder: 'e.g. newsletter-2026-03',
	description:
		'A name of your own for this broadcast. What WhatsApp has accepted under it is not sent again when the list is run again after a crash, a stop or an error. A message counts as the same when it goes to the same place with the same content.',
});

const retryForSeconds = defineField({
	displayName: 'Retry For',
	name: 'retryForSeconds',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 300,
	description:
		'How many seconds a message is tried again that WhatsApp refused because of its rate or maintenance, or that could not leave. 0 means not at all.',
	rules: { min: 0, max: 86_400 },
});

const retriesUnknown = defineField({
	displayName: 'Retry When Outcome Is Unknown',
	name: 'retriesUnknown',
	type: 'boolean',
	default: false,
	description:
		'Whether to send again when no answer came, so that nobody knows whether WhatsApp took the message. It may then arrive twice.',
});

const always: readonly Field[] = [
	highThroughput,
	messagesPerSecond,
	retryForSeconds,
	retriesUnknown,
];

function sendingOptionsOf({ message }: Operation): readonly Field[] {
	return message ? [...always, resumeKey] : always;
}

function merge(collection: Field, added: readonly Field[]): Field {
	const options = [...((collection.options ?? []) as readonly Field[]), ...added];
	return {
		...collection,
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

export const emptyOptions = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
});

/**
 * The fields of an operation with the sending options in its last collection, or in one of their
 * own.
 */
export function withSendingOptions(operation: Operation): readonly Field[] {
	const { fields } = operation;
	if (!runsSideBySide(operation)) return fields;
	const added = sendingOptionsOf(operation);
	const collection = fields.findLast(({ type }) => type === 'collection');
	if (!collection) return [...fields, merge(emptyOptions, added)];
	return fields.map((field) => (field === collection ? merge(field, added) : field));
}
