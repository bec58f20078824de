import { businessId, errorOf, phoneNumberId, whatsapp, type Answer } from './graphClient';
import { makeGroup, useEmulator, type Viewed } from './useEmulator';

const messages = `/${phoneNumberId}/messages`;
const ana = '16505551234';

describe('templates', () => {
	let groupId: string;
	const settings = { asyncDelayMs: 2, receiptDelayMs: 1 };
	const { emulator, graph } = useEmulator({ settings }, async (host) => {
		groupId = await makeGroup(host, {
			subject: 'Deal',
			participants: [{ waId: ana, name: 'Ana' }],
		});
	});

	const toGroup = async (body: object): Promise<Answer> =>
		graph('POST', messages, whatsapp({ recipient_type: 'group', to: groupId, ...body }));
	const viewed = async (): Promise<Viewed> => emulator.control<Viewed>('GET', `/groups/${groupId}`);

	it('fills templates in, and refuses ones that do not exist, are paused or get the wrong parameters', async () => {
		const template = async (name: string, code: string, ...parameters: object[]): Promise<Answer> =>
			toGroup({
				type: 'template',
				template: { name, language: { code }, components: [{ type: 'body', parameters }] },
			});
		const sent = await template(
			'group_viewing_reminder',
			'en_US',
			{ type: 'text', text: 'Saturday' },
			{ type: 'text', text: '12 Oak St' },
		);
		expect(sent.data.messages).toMatchObject([{ message_status: 'accepted' }]);
		expect((await viewed()).messages).toMatchObject([
			{ text: 'Reminder: the viewing is on Saturday at 12 Oak St.' },
		]);
		const refused = [
			await template('unknown', 'en'),
			await template('hello_group', 'fr'),
			await template('group_paused', 'en'),
			await template('group_viewing_reminder', 'en_US', { type: 'text', text: 'one' }),
			await template('group_floorplan', 'en_US', { type: 'text', text: 'x' }),
		];
		expect(refused.map((answer) => [answer.status, errorOf(answer).code])).toEqual([
			[404, 132001],
			[404, 132001],
			[400, 132015],
			[400, 132000],
			[400, 132012],
		]);
	});

	it('turns a group_id parameter into the invite link of that group, one-to-one', async () => {
		const parameters = [
			{ type: 'text', text: 'Ben' },
			{ type: 'group_id', group_id: groupId },
		];
		const template = {
			name: 'group_invite_link_1',
			language: { code: 'en' },
			components: [{ type: 'body', parameters }],
		};
		const answer = await graph(
			'POST',
			messages,
			whatsapp({ to: '+1 650-555-6789', type: 'template', template }),
		);
		expect(answer.data.contacts).toEqual([{ input: '+1 650-555-6789', wa_id: '16505556789' }]);
		const { invite_link: link } = (await graph('GET', `/${groupId}/invite_link`)).data;
		const ben = await emulator.control<Viewed>('GET', '/people/16505556789');
		expect(ben.messages).toMatchObject([
			{ from: 'business', text: `Hi Ben, here is the group link you requested: ${String(link)}` },
		]);
	});

	it('goes on where a page ended although one of that page was deleted', async () => {
		const path = `/${businessId}/message_templates`;
		const namesOf = ({ data }: Answer) =>
			(data.data as Array<{ name: string }>).map(({ name }) => name);
		const first = await graph('GET', `${path}?limit=2`);
		const { paging } = first.data as { paging: { cursors: { after: string } } };
		const [gone = ''] = namesOf(first);
		expect((await graph('DELETE', `${path}?name=${gone}`)).data).toEqual({ success: true });
		const rest = await graph('GET', `${path}?after=${paging.cursors.after}`);
		const all = [...namesOf(first), ...namesOf(rest)];
		expect(all).toEqual([
			'hello_group',
			'group_viewing_reminder',
			'group_floorplan',
			'group_invite_link_1',
			'group_paused',
			'group_welcome',
			'group_delivery_days',
		]);
	});
});
