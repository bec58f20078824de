export interface LibraryTemplate {
	id: string;
	name: string;
	language: string;
	category: string;
	topic: string;
	usecase: string;
	industry: string[];
	header?: string;
	body: string;
	body_params: string[];
	body_param_types: string[];
}

export const inviteParameters = {
	body_params: ['Jim', 'https://chat.whatsapp.com/...'],
	body_param_types: ['TEXT', 'GROUP_ID'],
};
export const invite = {
	name: 'group_invite_link_1',
	category: 'UTILITY',
	topic: 'GROUP_INVITE_LINK',
	usecase: 'GROUP_INVITE_UPON_REQUEST',
	industry: ['E_COMMERCE'],
};

export const library: LibraryTemplate[] = [
	{
		...invite,
		...inviteParameters,
		id: '7138055039625658',
		language: 'en',
		body: 'Hi {{1}}, here is the group link you requested: {{2}}',
	},
	{
		...invite,
		...inviteParameters,
		id: '7138055039625659',
		language: 'en_US',
		body: 'Hi {{1}}, here is the group link you requested: {{2}}',
	},
	{
		...invite,
		...inviteParameters,
		id: '7138055039625660',
		language: 'de',
		body: 'Hallo {{1}}, hier ist der gewünschte Gruppenlink: {{2}}',
	},
	{
		id: '7147013345418927',
		name: 'delivery_update_1',
		language: 'en_US',
		category: 'UTILITY',
		topic: 'ORDER_MANAGEMENT',
		usecase: 'DELIVERY_UPDATE',
		industry: ['E_COMMERCE'],
		header: 'Order update',
		body: 'Good news! Your order #{{1}} is on its way.',
		body_params: ['12345'],
		body_param_types: ['TEXT'],
	},
];
