import { Readable } from 'node:stream';
import type { IHookFunctions } from 'n8n-workflow';
import { askCallback } from '../../../nodes/WhatsAppGroups/core/registration/askCallback';

let end: AbortController;
let timeout: jest.SpyInstance;
beforeEach(() => {
	end = new AbortController();
	timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(end.signal);
});
afterEach(() => jest.restoreAllMocks());

async function ask(body: Readable) {
	const httpRequest = async () => await Promise.resolve({ statusCode: 200, body });
	const context = { helpers: { httpRequest } } as unknown as IHookFunctions;
	return await askCallback(context, { url: 'https://crm.example/hook' });
}

describe('what a callback of somebody else says', () => {
	it('is its answer, in one piece', async () => {
		expect(await ask(Readable.from(['a', Buffer.from('b')]))).toEqual({
			httpStatus: 200,
			text: 'ab',
		});
	});

	it('is read as far as its first 1,000 characters, and no further', async () => {
		let pieces = 0;
		const long = function* () {
			for (; pieces < 9; pieces++) yield 'x'.repeat(500);
		};
		expect((await ask(Readable.from(long(), { highWaterMark: 1 })))?.text).toHaveLength(1_000);
		expect(pieces).toBeLessThan(4);
		expect((await ask(Readable.from(['x'.repeat(1_500)])))?.text).toHaveLength(1_000);
	});

	it('is no answer after ten seconds, however much of it has come', async () => {
		const endless = new Readable({ read: () => undefined });
		endless.push('x');
		const asking = ask(endless);
		await new Promise((resolve) => setImmediate(resolve));
		end.abort();
		expect(await asking).toBeUndefined();
		expect(timeout).toHaveBeenCalledWith(10_000);
		expect(endless.errored?.message).toBe('Out of time');
	});

	it('stays what it is when the time is over afterwards', async () => {
		const body = Readable.from(['done']);
		const destroy = jest.spyOn(body, 'destroy');
		expect(await ask(body)).toMatchObject({ text: 'done' });
		end.abort();
		expect(destroy).not.toHaveBeenCalledWith(expect.any(Error));
	});
});
