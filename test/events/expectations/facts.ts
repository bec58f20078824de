import type { IDataObject } from 'n8n-workflow';

export const ana = { id: '16505551234', waId: '16505551234' };
export const ben = { id: '16505556789', waId: '16505556789' };
export const sheena = { ...ana, name: 'Sheena Nelson' };
export const tiago = {
	id: 'US.28817734120056449310',
	userId: 'US.28817734120056449310',
	username: 'tiago_m',
};
export const requestId = '1170842395620481';
export const joinRequestId = 'MTY0NjcwNDM1OTU6MTIwMzYzNDA0Njk0MjMzODIw';
export const inboundId = 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0NDEzNDdFODU3MUMxMAA=';
export const sentId = 'wamid.HBgtMTIwMzYzNDA0Njk0MjMzODIwQGcudXMVAgARGBI4MjZGRDA0OUE2OTQ3RkEyMzcA';
export const marketing = {
	billable: true,
	model: 'PMP',
	type: 'regular',
	category: 'group_marketing',
};
export const free = {
	billable: false,
	model: 'PMP',
	type: 'free_group_customer_service',
	category: 'group_service',
};
const { type: _type, ...withoutType } = marketing;
export const nestedMarketing = withoutType;

/** Part of an array of failures. */
export const failing = (code: number): unknown => [
	expect.objectContaining({ code, hint: expect.stringMatching(/\.$/) as string }),
];

export function receipt(status: string, facts: object = {}): IDataObject {
	return { event: `message.${status}`, status, message: { id: sentId }, ...facts } as IDataObject;
}

export function inbound(message: object, facts: object = {}): IDataObject {
	return {
		event: 'message.received',
		participant: sheena,
		message: { id: inboundId, ...message },
		...facts,
	} as IDataObject;
}

export function media(
	type: string,
	mimeType: string,
	text?: string,
	extra: object = {},
): IDataObject {
	const file = expect.objectContaining({
		mimeType,
		id: expect.stringMatching(/^\d+$/) as string,
		...extra,
	}) as object;
	return inbound(
		{ type, media: file, ...(text !== undefined && { text }) },
		{ chatInput: text ?? '' },
	);
}

export function about(event: string, facts: object = {}): IDataObject {
	return { event, ...facts } as IDataObject;
}

export const removal = (event: string, participant: object, facts: object = {}) =>
	about(event, { participant, requestId, ...facts });
