import axios from 'axios';
import { offers } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import type { Json } from './actionWorkflow';
import type { NewCredential } from '../../n8nServer/editorApi';
import type { OperationCase } from './operations/operationCase';

/** A provider between a business and Meta, as workflows see it. */
export type TestedGateway = {
	value: string;
	name: string;
	credential: (emulatorUrl: string, changes?: Record<string, string>) => NewCredential;
	/** What the case gives the node, in the spelling of this provider. */
	toGiven: (item: Json) => Json;
	/** Where its webhooks go. */
	addresses: (emulatorUrl: string) => Promise<string[]>;
	/** That address as strangers would call it. */
	unproven: (address: string) => string[];
	/** Field values that this provider takes instead. */
	changes: Record<string, Json>;
	/** Options of Send Text that other providers have, with their labels. */
	leftOver: Record<string, Json>;
};

/** 1msg calls a group by the number inside Meta's ID. */
function withNumber({ groupId, ...item }: Json): Json {
	const [, number] =
		/^capi_group:\d+:(\d+)/.exec(Buffer.from(String(groupId), 'base64').toString('latin1')) ?? [];
	return number === undefined ? item : { ...item, groupId: number };
}

const newTemplate = (name: string): Record<string, Json> => ({
	'template createFromLibrary': { name },
});

export const testedGateways: TestedGateway[] = [
	{
		value: 'dialog360',
		name: '360dialog',
		credential: (url, changes) => ({
			name: '360dialog emulator',
			type: 'whatsAppGroups360DialogApi',
			data: { apiKey: 'EMULATOR_D360_KEY', baseUrl: `${url}/dialog360`, ...changes },
		}),
		toGiven: (item) => item,
		addresses: async (url) => {
			const { data } = await axios.get<{ url: string }>(`${url}/dialog360/v1/configs/webhook`, {
				headers: { 'D360-API-KEY': 'EMULATOR_D360_KEY' },
				proxy: false,
			});
			return data.url === '' ? [] : [data.url];
		},
		unproven: (address) => [address],
		changes: newTemplate('einladung_360'),
		leftOver: {},
	},
	{
		value: 'oneMsg',
		name: '1msg.io',
		credential: (url, changes) => ({
			name: '1msg emulator',
			type: 'whatsAppGroupsOneMsgApi',
			data: {
				channelId: '371267300',
				token: 'EMULATOR_1MSG_TOKEN',
				baseUrl: `${url}/oneMsg`,
				...changes,
			},
		}),
		toGiven: withNumber,
		addresses: async (url) =>
			(
				await axios.get<{ webhookUrl: string[] }>(`${url}/oneMsg/371267300/webhook`, {
					params: { token: 'EMULATOR_1MSG_TOKEN' },
					proxy: false,
				})
			).data.webhookUrl,
		unproven: (address) => [`${address}0`, address.replace(/\/[^/]+\/[^/]+$/, '/webhook')],
		changes: {
			...newTemplate('einladung_1msg'),
			'group create': { joinApprovalMode: 'auto_approve' },
			'message sendText': { options: {} },
		},
		leftOver: {
			'Callback Data': { callbackData: 'order-4711' },
			'Link Preview': { previewUrl: false },
			'Pin for Days': { pinForDays: 3 },
		},
	},
];

/** Whether this provider says that it has the operation. */
export function isOffered(
	{ value }: TestedGateway,
	{ resource, operation }: OperationCase,
): boolean {
	const provider = providers.find((one) => one.value === value);
	const declared = operations.find(
		(one) => one.resource === resource && one.operation === operation,
	);
	return provider !== undefined && declared !== undefined && offers(provider, declared);
}
