import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { readKept, toKeptItem } from '../../../nodes/WhatsAppGroups/core/waiting/kept';

/** n8n, asked for the first item that a node has as its input. */
function contextWith(item: object | undefined): IWebhookFunctions {
	const evaluateExpression = (expression: string) => {
		const name = /^\{\{ \$input\.first\(\)\.(\w+) \}\}$/.exec(expression)?.[1] ?? '';
		return (item as IDataObject | undefined)?.[name];
	};
	return { evaluateExpression } as unknown as IWebhookFunctions;
}

it('keeps what was asked beside what the workflow gets when time has run out', () => {
	const item = toKeptItem({ timedOut: true }, { key: '1', people: ['a'] });
	expect(item).toMatchObject({ json: { timedOut: true }, pairedItem: { item: 0 } });
	expect(readKept(contextWith(item))).toEqual({ key: '1', people: ['a'] });
});

it.each([
	['no item', undefined],
	['the item of another node', { json: { a: 1 } }],
	['nothing', toKeptItem({}, {})],
])('says that nothing was kept where there is %s', (_what, item) => {
	expect(readKept(contextWith(item))).toBeUndefined();
});
