import { paginate } from '../../../nodes/WhatsAppGroups/core/sending/paginate';
import { asObject, asObjects } from '../../../nodes/WhatsAppGroups/core/values/json';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';

const request: GraphRequest = { method: 'GET', on: 'phoneNumber', edge: 'groups' };
const entries = (body: unknown) => asObjects(asObject(body).data);

/** A server that always has another page, of so many entries, which takes so many minutes. */
const readEndless = async (
	each: number,
	{ minutes = 0, limit = Infinity, remedy = undefined as string | undefined } = {},
) => {
	let count = 0;
	let nowMs = 0;
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => nowMs);
	const full = Array.from({ length: each }, (_, index) => index);
	const ask = async () => {
		nowMs += minutes * 60_000;
		const paging = { cursors: { after: `cursor ${(count += 1)}` }, next: 'n' };
		return await Promise.resolve({ data: full.map((id) => ({ id })), paging });
	};
	const reading = paginate(meta, request, { limit, entries, ask, remedy });
	const said = await reading.then(
		(found) => found.length,
		({ message, remedy }: Error & { remedy: string }) => `${message}. ${remedy}`,
	);
	clock.mockRestore();
	return { count, said };
};
const remedy = 'Turn off Return All.';

it.each([
	['2000 pages', 2_000, 0, {}],
	['200000 entries', 200, 1_000, {}],
	['30 minutes', 15, 10, { minutes: 2 }],
])('is an error after %s, which says so', async (bound, pages, each, given) => {
	expect(await readEndless(each, { ...given, remedy })).toEqual({
		count: pages,
		said: `The list did not end after ${bound}, and was not read further. ${remedy}`,
	});
});

it('says to check who answers, where nobody set how much is read', async () => {
	expect((await readEndless(1_000)).said).toMatch(/\. Check the base URL in the credential: /);
});

it('is the limit, however long the list goes on', async () => {
	expect(await readEndless(1_000, { limit: 150_000 })).toEqual({ count: 150, said: 150_000 });
});
