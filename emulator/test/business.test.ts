import { fixture, shapeOf } from './fixture';
import { appId, businessId, errorOf, phoneNumberId, textTo, whatsapp } from './graphClient';
import { openGroup } from './openGroup';
import { subscriptionOf, useEmulator } from './useEmulator';

describe('business accounts', () => {
	const host = useEmulator({ settings: { asyncDelayMs: 2, receiptDelayMs: 1 } });
	const { emulator, callback, graph, asApp } = host;
	const subscribe = (body: object = {}): object => subscriptionOf(host, body);

	it('copies a template from the library, approves it a moment later and says so', async () => {
		await asApp(
			'POST',
			`/${appId}/subscriptions`,
			subscribe({ fields: 'messages,message_template_status_update' }),
		);
		const library = (
			await graph(
				'GET',
				'/message_template_library?category=utility&topic=group_invite_link&language=en',
			)
		).data as { data: object[] };
		expect(library.data).toEqual(
			fixture<{ data: object[] }>('meta.template_library.response').data,
		);
		const created = await graph(
			'POST',
			`/${businessId}/message_templates`,
			fixture('meta.template_from_library.request'),
		);
		expect(shapeOf(created.data)).toEqual(shapeOf(fixture('meta.template_from_library.response')));
		const [webhook] = await callback.hear(1);
		expect(shapeOf(JSON.parse(webhook?.body ?? ''))).toEqual(
			shapeOf(fixture('webhook.template_status_update')),
		);
		const found = (
			await graph(
				'GET',
				`/${businessId}/message_templates?name=my_group_invite&fields=name,status,components`,
			)
		).data;
		expect(found.data).toMatchObject([
			{
				status: 'APPROVED',
				components: [{ type: 'BODY', text: expect.stringContaining('{{2}}') }],
			},
		]);
		expect(
			errorOf(
				await graph(
					'POST',
					`/${businessId}/message_templates`,
					fixture('meta.template_from_library.request'),
				),
			).error_subcode,
		).toBe(2388024);
	});

	it('counts messages, prices and what happened in a group', async () => {
		const { groupId } = await openGroup(emulator, {
			participants: [{ waId: '16505551234' }, { waId: '4915100000001' }],
		});
		await graph('POST', `/${phoneNumberId}/messages`, textTo(groupId, 'Hi'));
		const template = {
			name: 'group_floorplan',
			language: { code: 'en_US' },
			components: [
				{
					type: 'header',
					parameters: [{ type: 'image', image: { link: 'https://example.com/a.png' } }],
				},
				{ type: 'body', parameters: [{ type: 'text', text: 'x' }] },
			],
		};
		await graph(
			'POST',
			`/${phoneNumberId}/messages`,
			whatsapp({ recipient_type: 'group', to: groupId, type: 'template', template }),
		);
		await emulator.control('POST', '/clock', { advanceMs: 100 });
		await emulator.control('POST', '/people/read', { groupId, waId: '16505551234' });
		const now = emulator.state.clock.seconds();
		const span = `start(${now - 86_400}).end(${now + 60})`;
		const messaging = (
			await graph('GET', `/${businessId}?fields=analytics.${span}.granularity(DAY)`)
		).data as { analytics: { data_points: object[] } };
		expect(messaging.analytics.data_points).toMatchObject([
			{ sent: 2, delivered: 4, groups_sent: 2, groups_delivered: 4 },
		]);
		const pricing = (
			await graph(
				'GET',
				`/${businessId}?fields=pricing_analytics.${span}.granularity(DAILY).pricing_categories(["GROUP_MARKETING"])`,
			)
		).data;
		expect(pricing).toMatchObject({
			pricing_analytics: {
				data: [
					{
						data_points: [
							{ country: 'US', volume: 1, cost: 0.025 },
							{ country: 'DE', pricing_type: 'REGULAR' },
						],
					},
				],
			},
		});
		const group = await graph(
			'GET',
			`/${businessId}/group_analytics?granularity=DAILY&start=${now - 86_400}&end=${now + 60}&group_ids=["${groupId}"]`,
		);
		expect(group.data).toMatchObject({
			data: [
				{
					granularity: 'DAILY',
					data_points: [{ group_id: groupId, sent: 2, delivered: 4, read: 2, joined: 2, left: 0 }],
				},
			],
		});
		const combined = await graph(
			'GET',
			`/${businessId}?fields=analytics.${span}.granularity(DAY).product_types([102,103])`,
		);
		expect(errorOf(combined)).toMatchObject(
			fixture<{ error: object }>('meta.analytics.error.product_type_combo').error,
		);
		expect(
			errorOf(
				await graph(
					'GET',
					`/${businessId}/group_analytics?granularity=DAILY&start=${now - 100 * 86_400}&end=${now}&group_ids=${groupId}`,
				),
			).code,
		).toBe(100);
	});
});
