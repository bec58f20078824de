import type { IDataObject } from 'n8n-workflow';
import { References } from '../../../nodes/WhatsAppGroups/core/execution/references';
import { emulatorCredentials, openAction } from '../../support/actionHost';

describe('what has no expression in it', () => {
	function readThrice(options: IDataObject): { values: IDataObject[]; reads: number } {
		const parameters = {
			resource: 'message',
			operation: 'sendText',
			groupId: { __rl: true, mode: 'id', value: 'G' },
			text: 'Hi',
			options,
		} as Parameters<typeof openAction>[0]['parameters'];
		const items = ['a', 'b', 'c'].map((key) => ({ json: { key } }));
		const context = openAction({ parameters, credentials: emulatorCredentials, items });
		const references = new References(context);
		let reads = 0;
		const values = items.map((_item, index) =>
			references.readOnce('options', () => {
				reads += 1;
				return context.getNodeParameter('options', index) as IDataObject;
			}),
		);
		return { values, reads };
	}

	it('is read once for all items', () => {
		const options = { callbackData: 'order-1', previewUrl: true };
		expect(readThrice(options)).toEqual({ values: [options, options, options], reads: 1 });
		expect(readThrice({})).toMatchObject({ reads: 1 });
	});

	it('is read for each item as soon as there is one, however deep', () => {
		const { values, reads } = readThrice({ callbackData: '={{ $json.key }}', previewUrl: true });
		expect(values.map(({ callbackData }) => callbackData)).toEqual(['a', 'b', 'c']);
		expect(reads).toBe(3);
	});

	it('is tried again for each item when it is refused', () => {
		const context = openAction({
			parameters: { resource: 'message', operation: 'sendText', text: '' },
			credentials: emulatorCredentials,
		});
		const references = new References(context);
		const refuse = () => {
			throw new Error('Text is empty');
		};
		for (let time = 0; time < 2; time++)
			expect(() => references.readOnce('text', refuse)).toThrow('Text is empty');
	});
});
