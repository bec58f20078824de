import type { IExecuteFunctions } from 'n8n-workflow';
import { asObject, asText, parseJson } from '../../core/values/json';

type Context = Pick<IExecuteFunctions, 'getNode' | 'evaluateExpression'>;

/** What n8n makes of the parameters of a tool inside a text. */
const unreadable = '[object Object]';

/** Whether n8n has made a tool of the node that asks people about the calls of other tools. */
export function isReview(context: Pick<Context, 'getNode'>): boolean {
	return context.getNode().type.endsWith('HitlTool');
}

/** All that phones break lines at. */
const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** Marks that turn the direction of what follows, so that it reads as something else. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** n8n has underscores in the names of tools, and WhatsApp would make italics of them. */
const toLabel = (name: string) =>
	name.replace(turning, '').split(lineBreak).join(' ').replaceAll('_', ' ');

/** Nothing that an agent writes may look like a part of the question, or like its links. */
function quote(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	return text
		.replace(turning, '')
		.split(lineBreak)
		.map((line) => `> ${line}`)
		.join('\n');
}

function describeParameters(parameters: unknown): string {
	if (typeof parameters === 'string') return quote(parameters);
	const given = Object.entries(asObject(parameters));
	if (given.length === 0) return '> (nothing)';
	return given.map(([name, value]) => `${toLabel(name)}:\n${quote(value)}`).join('\n');
}

/** The text of a review with the call that it is about in words for people. */
export function describeCall(context: Context, message: string): string {
	const told = asText(context.evaluateExpression('{{ JSON.stringify($tool) }}', 0));
	const { name, parameters } = asObject(parseJson(told ?? ''));
	const named = asText(name) ? message.replaceAll(String(name), toLabel) : message;
	return named.replaceAll(unreadable, () => describeParameters(parameters));
}
