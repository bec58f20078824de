import type { INode } from 'n8n-workflow';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import type { Refusal } from '../../../nodes/WhatsAppGroups/errors/refusal';
import { download } from '../../../nodes/WhatsAppGroups/groups/media/download';

const node = { id: '1', name: 'N', type: 'n', typeVersion: 1, position: [0, 0], parameters: {} };

/** How often the address of the file is asked for when fetching it is always refused so. */
async function asksAfter(refusal: Refusal): Promise<number> {
	const ask = jest.fn(async () => await Promise.resolve({ url: 'https://lookaside.fbsbx.com/f' }));
	const fetch = async () => await Promise.reject(toNodeApiError(node as INode, refusal));
	await expect(download({ ask, fetch } as never, '133')).rejects.toThrow();
	return ask.mock.calls.length;
}

it('asks for the address of a file again when it is too old, which Meta says without a code', async () => {
	expect(await asksAfter({ httpStatus: 404 })).toBe(2);
});

it.each([
	{ httpStatus: 404, code: 131052 },
	{ httpStatus: 400, code: 100 },
	{ httpStatus: 401 },
	{ httpStatus: 500 },
])('does not ask again for what would be refused again: %j', async (refusal) => {
	expect(await asksAfter(refusal)).toBe(1);
});
