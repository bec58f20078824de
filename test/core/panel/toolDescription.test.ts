import {
	NodeHelpers,
	SEND_AND_WAIT_OPERATION,
	type INode,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';
import {
	describeForModel,
	fieldsForModel,
} from '../../../nodes/WhatsAppGroups/core/panel/toolDescription';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { WhatsAppGroups } from '../../../nodes/WhatsAppGroups/WhatsAppGroups.node';

/** What n8n's agents and its MCP Server Trigger tell a model about the node as their tool. */
const { description } = new WhatsAppGroups();
const tool = { ...description, name: `${description.name}Tool` };

function parametersOf(
	nodeType: typeof description,
	given: INodeParameters,
	typeVersion = 1.1,
): INodeParameters {
	const node = { typeVersion };
	const { properties } = nodeType;
	return NodeHelpers.getNodeParameters(properties, given, true, false, node, nodeType) ?? {};
}

function told(parameters: INodeParameters): string {
	const node = { parameters } as INode;
	return NodeHelpers.getToolDescriptionForNode(node, { description: tool } as INodeType);
}

const cases = operations.map(
	(operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
);

describe.each(cases)('%s', (_name, operation) => {
	const { resource, operation: value, action } = operation;
	const text = describeForModel(operation);

	it('says when to use it, and fits into what models take', () => {
		expect(operation.description).toMatch(/\bUse it\b/);
		expect(text.length).toBeLessThanOrEqual(1024);
		// What speaks of the panel, or of its arrows, says nothing to a model.
		expect(text).not.toMatch(/<a |from the list|→|undefined|\{\{|\.\.$/m);
	});

	it('tells what each parameter takes, by the name that n8n gives it', () => {
		const lines = text.split('\n').slice(operation.description.split('\n').length);
		const fields = fieldsForModel(operation);
		expect(lines.slice(1).map((line) => line.split(': ')[0])).toEqual(
			fields.map(({ displayName }) => displayName.replace(/[^a-zA-Z0-9\-_]/g, '_')),
		);
		for (const line of lines.slice(1)) expect(line).toMatch(/^\w+: \S.{10,}\.$/);
	});

	it('is told to the model without a setting, unless n8n makes a review of it', () => {
		const isReview = value === SEND_AND_WAIT_OPERATION;
		const parameters = parametersOf(tool, { resource, operation: value });
		expect(told(parameters)).toBe(isReview ? `${action} in WhatsApp Groups` : text);
	});
});

it('a new tool begins with what does nothing by itself: a text without a group and words', () => {
	const parameters = parametersOf(tool, {});
	expect(parameters).toMatchObject({
		resource: 'message',
		operation: 'sendText',
		text: '',
		groupId: { value: '' },
	});
	expect(told(parameters)).toContain('Send a text message to one or more WhatsApp groups.');
});

it.each([1, 1.1])('what somebody wrote about a tool of version %s is kept', (typeVersion) => {
	const saved = { descriptionType: 'manual', toolDescription: 'Ask the caretaker' };
	const given = { resource: 'message', operation: 'sendText', ...saved };
	expect(told(parametersOf(tool, given, typeVersion))).toBe('Ask the caretaker');
});

it('the node that is no tool has no such field', () => {
	expect(parametersOf(description, {})).not.toHaveProperty('toolDescription');
});

it('names the limits and where IDs come from', () => {
	const all = operations.map(describeForModel).join('\n');
	for (const words of [
		'Text: Text of the message, at most 4,096 characters',
		'within the last 24 hours',
		'Group: ID of the group: groupId as the tool to get many groups returns it',
		'Join_Request_IDs: IDs of the join requests, separated by commas',
		'Message_ID: ID of the message, beginning with "wamid."',
		'Participants: phone numbers with country code, or user IDs, at most 8',
	])
		expect(all).toContain(words);
});
