import type { IDataObject } from 'n8n-workflow';
import { rememberCallback } from '../../../nodes/WhatsAppGroups/core/registration/callbackMemory';
import {
	forgetCallbackState,
	readCallbackState,
	readSavedCallback,
	saveCallbackState,
	writeCallbackState,
} from '../../../nodes/WhatsAppGroups/core/registration/callbackStore';

const address = 'https://n8n.example/webhook/1/webhook';
/** As every version of the node has saved it. */
const saved = {
	version: 5,
	place: 'phoneNumber',
	address,
	isTest: false,
	next: 'https://a.example',
};
const { place, ...others } = saved;
const state = { ...others, level: place };
const newMemory = () => rememberCallback(`key ${Math.random()}`);

describe('the state of a callback', () => {
	it('is read as earlier versions saved it, and saved in the same words', () => {
		const memory = newMemory();
		expect(readCallbackState({ callback: saved }, memory)).toEqual(state);
		const staticData: IDataObject = {};
		writeCallbackState(staticData, memory, state);
		expect(staticData.callback).toEqual({ ...saved, version: expect.any(Number) as number });
	});

	it.each([[undefined], ['text'], [{}], [{ version: '5', address }], [{ version: 5 }]])(
		'is none when %j is saved',
		(callback) => {
			expect(readSavedCallback({ callback } as IDataObject)).toBeUndefined();
		},
	);

	it('is the newer one of memory and what is saved', () => {
		const memory = newMemory();
		memory.callback = { ...state, version: 6, address: 'newer' };
		expect(readCallbackState({ callback: saved }, memory)?.address).toBe('newer');
		expect(readCallbackState({ callback: { ...saved, version: 6 } }, memory)?.address).toBe(
			address,
		);
	});

	it('grows its version also when the clock stands still', () => {
		const clock = jest.spyOn(Date, 'now').mockReturnValue(1);
		const [memory, staticData] = [newMemory(), { callback: saved } as IDataObject];
		writeCallbackState(staticData, memory, state);
		writeCallbackState(staticData, memory, state);
		clock.mockRestore();
		expect(memory.callback?.version).toBe(7);
	});

	it('is saved over an older one, and not over a newer one', () => {
		const memory = newMemory();
		memory.callback = { ...state, version: 6 };
		const older: IDataObject = { callback: saved };
		saveCallbackState(older, memory);
		expect(older.callback).toEqual({ ...saved, version: 6 });
		const newer = { ...saved, version: 7 };
		const kept: IDataObject = { callback: newer };
		saveCallbackState(kept, memory);
		expect(kept.callback).toBe(newer);
	});

	it('is forgotten in memory and where n8n saves it', () => {
		const [memory, staticData] = [newMemory(), {} as IDataObject];
		writeCallbackState(staticData, memory, state);
		forgetCallbackState(staticData, memory);
		expect([staticData, memory.callback]).toEqual([{}, undefined]);
	});
});
