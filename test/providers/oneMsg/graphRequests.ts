import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';

const credentials = { channelId: '371267300', token: 'TOKEN' };
export const root = 'https://api.1msg.io/371267300';
export const number = '120363404694233820';
export const wireOf = (request: GraphRequest) => oneMsg.toWire(request, credentials);
export const get = { method: 'GET' } as const;
export const post = (message: IDataObject): GraphRequest => ({
	method: 'POST',
	on: 'phoneNumber',
	edge: 'messages',
	body: { recipient_type: 'group', to: number, ...message },
});
