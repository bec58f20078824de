import type { INodeParameters } from 'n8n-workflow';
import { fieldsOf } from '../../../nodes/WhatsAppGroups/core/declarations/offering';
import { openFields } from '../../../nodes/WhatsAppGroups/core/execution/readValues';
import { References } from '../../../nodes/WhatsAppGroups/core/execution/references';
import { operation } from '../../../nodes/WhatsAppGroups/operations/message/sendText';
import { emulatorCredentials, openAction } from '../../support/actionHost';
import { byId } from '../../support/emulatorHost';

const items = ['a', 'b', 'c'].map((key) => ({ json: { key } }));

/** Reads three items of Send Text; tells which fields n8n was asked for, and for which item. */
function openThree(given: INodeParameters) {
	const fixed = { resource: 'message', operation: 'sendText', groupId: byId('G'), text: 'Hi' };
	const parameters = { ...fixed, ...given };
	const context = openAction({ parameters, credentials: emulatorCredentials, items });
	const references = new References(context);
	const asked: string[] = [];
	const getNodeParameter = (name: string, itemIndex: number, ...others: unknown[]) => {
		asked.push(`${name} ${itemIndex}`);
		return context.getNodeParameter(name, itemIndex, ...(others as []));
	};
	return {
		asked,
		read: openFields(
			{ getNodeParameter: getNodeParameter as never, references },
			fieldsOf(operation),
		),
	};
}

function readThree(given: INodeParameters) {
	const { asked, read } = openThree(given);
	return { values: items.map((_item, index) => read(index)), asked };
}

describe('what has no expression in it', () => {
	it('is read once for all items', () => {
		const options = { callbackData: 'order-1', previewUrl: true };
		const { values, asked } = readThree({ options });
		expect(values.map((value) => value.options)).toEqual([options, options, options]);
		expect(asked).toEqual(['sendTo 0', 'groupId 0', 'text 0', 'options 0']);
	});

	it('is read once when nothing is in it, too', () => {
		expect(readThree({ options: {} }).asked).toContain('options 0');
		expect(readThree({ options: {} }).asked).not.toContain('options 1');
	});

	it('is read for each item as soon as there is one, however deep', () => {
		const options = { callbackData: '={{ $json.key }}', previewUrl: true };
		const { values, asked } = readThree({ options });
		expect(values).toMatchObject(
			['a', 'b', 'c'].map((callbackData) => ({ options: { callbackData } })),
		);
		expect(asked.filter((name) => name.startsWith('options'))).toHaveLength(3);
	});

	it('is tried again for each item when it is refused', () => {
		const { read, asked } = openThree({ text: '' });
		for (const index of items.keys()) expect(() => read(index)).toThrow('Text is empty');
		expect(asked.filter((name) => name.startsWith('text'))).toEqual(['text 0', 'text 1', 'text 2']);
	});

	it('is read once although it gives nothing', () => {
		const context = openAction({
			parameters: { resource: 'message', operation: 'sendText' },
			credentials: emulatorCredentials,
			items,
		});
		let reads = 0;
		const getNodeParameter = () => void (reads += 1);
		const nothing = { displayName: 'N', name: 'n', type: 'number', default: undefined } as const;
		const given = { getNodeParameter: getNodeParameter as never };
		const read = openFields({ ...given, references: new References(context) }, [nothing]);
		expect(items.map((_item, index) => read(index))).toEqual([
			{ n: undefined },
			{ n: undefined },
			{ n: undefined },
		]);
		expect(reads).toBe(1);
	});
});
