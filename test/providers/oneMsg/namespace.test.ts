import { addNamespace } from '../../../nodes/WhatsAppGroups/providers/oneMsg/namespace';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';

const template: GraphRequest = {
	method: 'POST',
	on: 'phoneNumber',
	edge: 'messages',
	body: { type: 'template', template: { name: 'hello' } },
};
const found = { data: [{ name: 'hello' }, { namespace: 'a1b2' }] };
const withNamespace = { body: { template: { name: 'hello', namespace: 'a1b2' } } };

describe('the namespace of the templates', () => {
	const ask = jest.fn<Promise<unknown>, [GraphRequest]>();
	const add = async (request = template, sender = 'channel') =>
		await addNamespace(request, sender, ask);
	beforeEach(() => ask.mockReset());

	it('is asked for once an hour and channel', async () => {
		const start = Date.now();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(start);
		ask.mockResolvedValue(found);
		expect(await Promise.all([add(), add()])).toMatchObject([withNamespace, withNamespace]);
		clock.mockReturnValue(start + 3_599_999);
		await add();
		expect(ask).toHaveBeenCalledTimes(1);
		await add(template, 'other');
		expect(ask).toHaveBeenCalledTimes(2);
		clock.mockReturnValue(start + 3_600_000);
		await add();
		expect(ask).toHaveBeenCalledTimes(3);
		clock.mockRestore();
	});

	it('is asked for again after a look-up that failed', async () => {
		ask.mockRejectedValueOnce(new Error('down')).mockResolvedValue(found);
		await expect(add()).rejects.toThrow('down');
		expect(await add()).toMatchObject(withNamespace);
	});

	it('is asked for again after a look-up that found none, which says what to look at', async () => {
		ask.mockResolvedValueOnce({ data: [] }).mockResolvedValue(found);
		await expect(add()).rejects.toThrow('no namespace for the templates of this channel');
		expect(await add()).toMatchObject(withNamespace);
	});

	it('is in no other request', async () => {
		for (const request of [
			{ ...template, body: { type: 'text' } },
			{ ...template, edge: 'groups' },
		])
			expect(await add(request)).toBe(request);
		expect(ask).not.toHaveBeenCalled();
	});
});
