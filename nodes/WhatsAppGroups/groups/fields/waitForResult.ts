import { defineField } from '../../core/declarations/field';

/** For operations that WhatsApp accepts at once and carries out later. */
export const waitForResult = defineField({
	displayName: 'Wait for Result',
	name: 'waitForResult',
	type: 'boolean',
	isForAuthor: true,
	default: true,
	description:
		'Whether to wait until WhatsApp has carried out the request, so that the next node can use the result. If turned off, the item has only the request ID, and the trigger reports the result.',
});

export const timeoutSeconds = defineField({
	displayName: 'Timeout (Seconds)',
	name: 'timeoutSeconds',
	type: 'number',
	isForAuthor: true,
	typeOptions: { minValue: 1, maxValue: 600 },
	default: 30,
	description:
		'How long to wait for the result. After that, the item says that the request was accepted and which trigger event reports the result.',
	rules: { min: 1, max: 600 },
});
