import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { WhatsAppGroups } from '../../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { WhatsAppGroupsTrigger } from '../../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';

/** What n8n's own assistant reads when it builds a workflow with our nodes. */
const action = new WhatsAppGroups().description;
const trigger = new WhatsAppGroupsTrigger().description;

type Hint = NonNullable<typeof action.builderHint> & { propertyHint?: string };

/** All hints, wherever they stand in a description. */
function hintsIn(part: unknown): Hint[] {
	if (typeof part !== 'object' || part === null) return [];
	return Object.entries(part).flatMap(([name, value]) =>
		name === 'builderHint' ? [value as Hint] : hintsIn(value),
	);
}

const hints = [...hintsIn(action), ...hintsIn(trigger)];
const textsOf = (hint: Hint) => [
	...[hint.searchHint, hint.propertyHint].filter((text) => text !== undefined),
	...(hint.relatedNodes ?? []).map(({ relationHint }) => relationHint),
	...(hint.extraTypeDefContent ?? []).map(({ content }) => content),
];

it('both nodes say what they are for, and which nodes they go with', () => {
	for (const { builderHint, name } of [action, trigger]) {
		expect(builderHint?.searchHint).toMatch(/one person/);
		const others = builderHint?.relatedNodes?.map(({ nodeType }) => nodeType.split('.').pop());
		expect(others).toContain(name === action.name ? trigger.name : action.name);
		expect(others).toContain('agent');
	}
});

it('none has an expression or a connection as n8n saves it: the assistant writes them otherwise', () => {
	const texts = hints.flatMap(textsOf);
	expect(texts.length).toBeGreaterThan(10);
	for (const text of texts) {
		expect(text).not.toMatch(/=\{\{|\bai_[a-z]/i);
		expect(text.trim()).toBe(text);
		expect(text).not.toBe('');
	}
});

it('each example names fields that its operation has', () => {
	const examples = action.builderHint?.extraTypeDefContent ?? [];
	expect(examples).not.toEqual([]);
	for (const { displayOptions, content } of examples) {
		const { resource = [], operation = [] } = displayOptions?.show ?? {};
		const shown = operations.filter(
			(candidate) =>
				resource.includes(candidate.resource) && operation.includes(candidate.operation),
		);
		expect(shown).toHaveLength(operation.length);
		const names = [...content.matchAll(/^(\w+):/gm)].map(([, name]) => name);
		expect(names.length).toBeGreaterThan(1);
		for (const { fields } of shown)
			expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
	}
});
