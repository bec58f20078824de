import { defineField, type Field } from './field';
import { runsSideBySide, type Operation } from './operation';

const highThroughput = defineField({
	displayName: 'High Throughput',
	name: 'highThroughput',
	type: 'boolean',
	needs: 'authorize',
	default: false,
	description:
		"Whether to send over pooled connections, for numbers that may send up to 1,000 messages per second. It does not use n8n's proxy settings; if no such connection can be made, n8n's own ones are used. Addresses that n8n's egress filter blocks stay blocked.",
});

const messagesPerSecond = defineField({
	displayName: 'Messages per Second',
	name: 'messagesPerSecond',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'How many messages per second this phone number sends at most, across all executions of this n8n. 0 means automatic: 80, or with High Throughput as many as the tier of the number allows. The rate drops by itself when WhatsApp asks for fewer.',
	rules: { min: 0, max: 5000, takesFractions: true },
});

const resumeKey = defineField({
	displayName: 'Resume Key',
	name: 'resumeKey',
	type: 'string',
	default: '',
	absence: 'Without it, everything would be sent again, so nothing is sent.',
	rules: { isTrimmed: true },
	placeholder: 'e.g. newsletter-2026-03',
	description:
		'A name that you choose for this broadcast. When you run the list again after a crash, a stop or an error, messages that WhatsApp accepted under this name are not sent again. A message counts as the same when it goes to the same recipient with the same content.',
});

const retryForSeconds = defineField({
	displayName: 'Retry For',
	name: 'retryForSeconds',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 300,
	description:
		'For how many seconds to retry a message that could not be sent, or that WhatsApp refused because of a rate limit or maintenance. 0 means no retries.',
	rules: { min: 0, max: 86_400 },
});

const retriesUnknown = defineField({
	displayName: 'Retry When Outcome Is Unknown',
	name: 'retriesUnknown',
	type: 'boolean',
	default: false,
	description:
		'Whether to send a message again when no answer came, so that it is unknown whether WhatsApp accepted it. It may then arrive twice.',
});

const always: readonly Field[] = [
	highThroughput,
	messagesPerSecond,
	retryForSeconds,
	retriesUnknown,
];

/** What decides how messages go out, not what they say. */
export function sendingOptionsOf({ message }: Operation): readonly Field[] {
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
