import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { withNameAlone } from '../../../nodes/WhatsAppGroups/groups/fields/template';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { triggerProperties } from '../../../scripts/generate/triggerProperties';

const language = {
	name: 'languageCode',
	displayOptions: withNameAlone,
} as never as INodeProperties;
const isShown = (mode: string, value: string) => {
	const templateName = { __rl: true, mode, value };
	const parameters = { templateName } as INodeParameters;
	return NodeHelpers.displayParameter(parameters, language, null, null);
};

it.each([
	['nothing is chosen', 'list', '', false],
	['a template with its language is chosen', 'list', 'hello_group|en_US', false],
	['it was chosen when the list had names only', 'list', 'hello_group', true],
	['a name is typed', 'name', 'hello_group', true],
	['a name is typed with its language', 'name', 'hello_group|en', false],
	['it is an expression', 'name', '={{ $json.template }}', true],
	['it is an expression with a bar', 'name', '={{ $json.template || "hello_group" }}', true],
])('asks for the language where the name comes without it: %s', (_what, mode, value, expected) => {
	expect(isShown(mode, value)).toBe(expected);
});

it('and no field waits for a regular expression, which n8n ends by the clock', () => {
	const conditions: unknown[] = [];
	JSON.stringify([operations, triggerProperties], (key, value: unknown) => {
		if (key === '_cnd') conditions.push(...Object.keys(value as object));
		return value;
	});
	expect(conditions.length).toBeGreaterThan(1);
	expect(conditions).not.toContain('regex');
});
