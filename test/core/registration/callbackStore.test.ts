import type { IDataObject } from 'n8n-workflow';
import {
	rememberCallback,
	rememberUnconfirmed,
} from '../../../nodes/WhatsAppGroups/core/registration/callbackMemory';
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

	it('has the one behind that an earlier version let go', () => {
		const { next: letGo, ...without } = saved;
		expect(readSavedCallback({ callback: { ...without, letGo } })).toEqual(state);
		expect(readSavedCallback({ callback: { ...saved, letGo: 'https://b.example' } })).toEqual(
			state,
		);
	});

	it('goes without those who have left unconfirmed, and is saved like that', () => {
		const [memory, staticData] = [newMemory(), { callback: saved } as IDataObject];
		rememberUnconfirmed({ about: 'https://stranger.example' });
		expect(readCallbackState(staticData, memory)).toEqual(state);
		expect(staticData.callback).toBe(saved);
		rememberUnconfirmed({ about: saved.next, next: 'https://c.example' });
		expect(readCallbackState(staticData, memory)?.next).toBe('https://c.example');
		expect(staticData.callback).toMatchObject({ next: 'https://c.example' });
	});

	it('is not saved where memory has none, nor over one that is as new', () => {
		const nothing: IDataObject = {};
		saveCallbackState(nothing, newMemory());
		expect(nothing).toEqual({});
		const [memory, same] = [newMemory(), { callback: saved } as IDataObject];
		memory.callback = { ...state, version: saved.version };
		saveCallbackState(same, memory);
		expect(same.callback).toBe(saved);
		const odd: IDataObject = { callback: { ...saved, version: '9' } };
		saveCallbackState(odd, memory);
		expect(odd.callback).toEqual(saved);
	});

	it('is forgotten in memory and where n8n saves it', () => {
		const [memory, staticData] = [newMemory(), {} as IDataObject];
		writeCallbackState(staticData, memory, state);
		forgetCallbackState(staticData, memory);
		expect([staticData, memory.callback]).toEqual([{}, undefined]);
	});
});
