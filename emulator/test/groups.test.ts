import { errorOf, phoneNumberId, whatsapp } from './graphClient';
import { useSlowEmulator } from './useSlowEmulator';

interface Page {
	data: { groups: Array<{ id: string; subject: string; created_at: string }> };
	paging?: { cursors: { after: string; before: string }; next?: string; previous?: string };
}

describe('groups', () => {
	const { emulator, graph, pass } = useSlowEmulator();

	const list = async (query: string): Promise<Page> =>
		(await graph('GET', `/${phoneNumberId}/groups${query}`)).data as unknown as Page;

	it('lists 10,000 groups, newest first, in pages of up to 1,024 in both directions, and refuses one more group', async () => {
		await emulator.control('POST', '/groups', { subject: 'Deal', count: 10_000 });
		const seen: string[] = [];
		let page = await list('?limit=1024');
		for (;;) {
			seen.push(...page.data.groups.map(({ subject }) => subject));
			if (page.paging?.next === undefined) break;
			page = await list(new URL(page.paging.next).search);
		}
		expect(seen).toHaveLength(10_000);
		expect([seen[0], seen[9_999], new Set(seen).size]).toEqual(['Deal 10000', 'Deal 1', 10_000]);
		const back = await list(new URL(page.paging?.previous ?? '').search);
		expect(back.data.groups.at(-1)?.subject).toBe(`Deal ${(10_000 % 1_024) + 1}`);
		const requestId = (
			await graph('POST', `/${phoneNumberId}/groups`, whatsapp({ subject: 'One too many' }))
		).data.request_id;
		expect(requestId).toMatch(/^\d{16}$/);
		await pass();
		expect(emulator.state.groups.of(phoneNumberId)).toHaveLength(10_000);
	});

	it('has 25 on a page unless told otherwise, and refuses limits outside 1 to 1,024', async () => {
		await emulator.control('POST', '/groups', { subject: 'Deal', count: 30 });
		expect((await list('')).data.groups).toHaveLength(25);
		expect((await list('?limit=1')).data.groups).toHaveLength(1);
		for (const limit of ['0', '1025', 'many'])
			expect(errorOf(await graph('GET', `/${phoneNumberId}/groups?limit=${limit}`)).code).toBe(100);
	});

	it('shows a group only once it exists, and what was asked for', async () => {
		await graph(
			'POST',
			`/${phoneNumberId}/groups`,
			whatsapp({
				subject: 'שלום 👋',
				description: 'About',
				join_approval_mode: 'approval_required',
			}),
		);
		expect((await list('')).data.groups).toEqual([]);
		await pass();
		const [group] = (await list('')).data.groups;
		expect(group).toMatchObject({
			subject: 'שלום 👋',
			created_at: expect.stringMatching(/^\d{10}$/),
		});
		expect((await graph('GET', `/${group?.id}`)).data).toEqual({
			messaging_product: 'whatsapp',
			id: group?.id,
		});
		const fields =
			'subject,description,suspended,creation_timestamp,participants,total_participant_count,join_approval_mode';
		expect((await graph('GET', `/${group?.id}?fields=${fields}`)).data).toEqual({
			messaging_product: 'whatsapp',
			id: group?.id,
			subject: 'שלום 👋',
			description: 'About',
			suspended: false,
			creation_timestamp: Number(group?.created_at),
			participants: [],
			total_participant_count: 0,
			join_approval_mode: 'approval_required',
		});
		expect(errorOf(await graph('GET', `/${group?.id}?fields=colour`)).message).toContain(
			'nonexisting field (colour)',
		);
	});

	it('lets every earlier invite link die when the link is reset', async () => {
		const { groupId, inviteLink } = await emulator.control<{ groupId: string; inviteLink: string }>(
			'POST',
			'/groups',
			{ subject: 'Deal' },
		);
		expect((await graph('GET', `/${groupId}/invite_link`)).data).toEqual({
			messaging_product: 'whatsapp',
			invite_link: inviteLink,
		});
		const { invite_link: next } = (await graph('POST', `/${groupId}/invite_link`, whatsapp({})))
			.data;
		expect(next).not.toBe(inviteLink);
		expect(
			await emulator.control('POST', '/people/open-invite', { inviteLink, waId: '16505551234' }),
		).toMatchObject({ outcome: 'invalid_link' });
		expect(
			await emulator.control('POST', '/people/open-invite', {
				inviteLink: next,
				waId: '16505551234',
			}),
		).toMatchObject({ outcome: 'joined', groupId });
	});

	it('gives join requests out in pages and forgets one that is cancelled', async () => {
		const { groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
			joinApprovalMode: 'approval_required',
		});
		for (let person = 0; person < 30; person += 1)
			await emulator.control('POST', '/people/open-invite', {
				groupId,
				waId: `16505550${100 + person}`,
			});
		await emulator.control('POST', '/people/cancel-join-request', { groupId, waId: '16505550100' });
		const first = (await graph('GET', `/${groupId}/join_requests`)).data as unknown as {
			data: Array<{ join_request_id: string; wa_id: string }>;
			paging: { next: string };
		};
		expect([first.data.length, first.data[0]?.wa_id]).toEqual([25, '16505550101']);
		const rest = await graph(
			'GET',
			`/${groupId}/join_requests${new URL(first.paging.next).search}`,
		);
		expect((rest.data.data as unknown[]).length).toBe(4);
		const again = await emulator.control('POST', '/people/open-invite', {
			groupId,
			waId: '16505550101',
		});
		expect(again).toMatchObject({
			outcome: 'join_request_pending',
			joinRequestId: first.data[0]?.join_request_id,
		});
	});
});
