import jpeg from 'jpeg-js';
import { Callback } from '../callback';
import { errorOf, phoneNumberId, type Answer } from './graphClient';
import { useSlowEmulator } from './useSlowEmulator';

const picture = (width: number, height: number): Buffer =>
	jpeg.encode({ width, height, data: Buffer.alloc(width * height * 4, 200) }, 50).data;

describe('groups', () => {
	const { emulator, graph, pass } = useSlowEmulator();

	describe('profile pictures', () => {
		const update = async (
			content: Buffer,
			{ type = 'image/jpeg', part = 'file', ...rest }: Record<string, string> = {},
		): Promise<Answer & { groupId: string }> => {
			const { groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
				subject: 'Deal',
			});
			const form = new FormData();
			form.set('messaging_product', 'whatsapp');
			for (const [name, value] of Object.entries(rest)) form.set(name, value);
			form.set(part, new Blob([content], { type }), 'picture.jpg');
			return { ...(await graph('POST', `/${groupId}`, form)), groupId };
		};

		it.each(['file', 'profile_picture_file'])(
			'takes a square JPEG in the part "%s"',
			async (part) => {
				const { status, data, groupId } = await update(picture(200, 200), { part });
				expect([status, typeof data.request_id]).toEqual([200, 'string']);
				await pass();
				expect(emulator.state.groups.find(groupId)?.picture).toMatchObject({
					mimeType: 'image/jpeg',
				});
			},
		);

		it('refuses one that is not square, too small, too large or no JPEG', async () => {
			const codes = [
				picture(200, 210),
				picture(100, 100),
				Buffer.alloc(5 * 1024 * 1024 + 1),
				Buffer.from('no picture'),
			];
			const answers = await Promise.all(codes.map(async (content) => update(content)));
			expect(answers.map((answer) => [answer.status, errorOf(answer).code])).toEqual([
				[400, 131209],
				[400, 131210],
				[400, 100],
				[400, 100],
			]);
		});

		it('changes the subject and reports the bad picture when both come together', async () => {
			const callback = await Callback.open();
			await graph('POST', `/${phoneNumberId}`, {
				webhook_configuration: { override_callback_uri: callback.url, verify_token: 'secret' },
			});
			const { groupId } = await update(picture(200, 210), { subject: 'New' });
			await pass();
			const [event] = await callback.groups(1);
			expect(event).toMatchObject({
				group_id: groupId,
				group_subject: { text: 'New', update_successful: true },
				errors: [{ code: 131201 }],
				profile_picture: { update_successful: false, errors: [{ code: 131209 }] },
			});
			expect(event).not.toHaveProperty('group_description');
			await callback.close();
		});
	});
});
