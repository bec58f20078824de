import { openGroup } from './openGroup';
import { phoneNumberId, whatsapp } from './graphClient';
import { listen, useEmulator } from './useEmulator';

const host = useEmulator({ settings: { receiptDelayMs: 1 } }, listen);
const { callback, emulator, graph } = host;

/** What is told first of an image whose file was uploaded under this name. */
async function firstStatusOf(filename: string): Promise<unknown> {
	const { groupId } = await openGroup(emulator);
	await callback.values(1);
	callback.forget();
	const form = new FormData();
	form.set('messaging_product', 'whatsapp');
	form.set('file', new Blob(['x'], { type: 'image/jpeg' }), filename);
	const { data } = await graph('POST', `/${phoneNumberId}/media`, form);
	const image = { id: data.id };
	const message = { recipient_type: 'group', to: groupId, type: 'image', image };
	const { status } = await graph('POST', `/${phoneNumberId}/messages`, whatsapp(message));
	expect(status).toBe(200);
	const [value] = await callback.values(1);
	return value?.statuses;
}

describe('a file whose name says another type than the one it was uploaded with', () => {
	it('is accepted, and fails when WhatsApp reads it', async () => {
		expect(await firstStatusOf('picture.pdf')).toMatchObject([
			{ status: 'failed', errors: [{ code: 131053 }] },
		]);
	});

	it.each(['picture.jpg', 'picture.JPEG', 'picture', 'picture.final'])(
		'is no such file: %s',
		async (filename) => {
			expect(await firstStatusOf(filename)).not.toMatchObject([{ status: 'failed' }]);
		},
	);
});
