import type { IDataObject } from 'n8n-workflow';
import {
	ana,
	ben,
	failing,
	free,
	marketing,
	nestedMarketing,
	receipt,
	sheena,
	tiago,
} from './facts';

/** What the webhooks about what became of messages of the business say, in order. */
export const receipts: Readonly<Record<string, IDataObject[]>> = {
	'webhook.statuses.delivered.bsuid': [
		receipt('delivered', {
			participant: { ...sheena, id: 'US.13491208655302741918', userId: 'US.13491208655302741918' },
			pricing: free,
		}),
		receipt('delivered', {
			participant: { ...tiago, parentUserId: 'US.ENT.11815799212886844830', name: 'Tiago' },
			pricing: free,
		}),
	],
	'webhook.statuses.delivered.multi_message': [
		receipt('delivered', { participant: ana }),
		receipt('delivered', {
			participant: ana,
			message: { id: 'wamid.HBgtMTIwMzYzNDA0Njk0MjMzODIwQGcudXMVAgARGBI5QUM1RTdGMjQzNEY4QkQxQzIA' },
		}),
	],
	'webhook.statuses.delivered.single': [receipt('delivered', { participant: ana, pricing: free })],
	'webhook.statuses.failed': [receipt('failed', { errors: failing(131020) })],
	'webhook.statuses.individual': [
		receipt('delivered', {
			message: { id: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=' },
		}),
	],
	'webhook.statuses.played': [receipt('played', { participant: ana })],
	'webhook.statuses.read.multi_participant': [
		receipt('read', { participant: ana, pricing: marketing }),
		receipt('read', { participant: ben, pricing: marketing }),
	],
	'webhook.statuses.read.multi_participant.v23_nested': [
		receipt('read', { participant: ana, pricing: nestedMarketing }),
		receipt('read', { participant: ben, pricing: nestedMarketing }),
	],
	'webhook.statuses.read.with_pricing_v23': [
		receipt('read', {
			participant: ana,
			pricing: marketing,
			conversationId: '8f842dbba350821654c9dfed31f5635c',
		}),
	],
	'webhook.statuses.read.without_pricing': [receipt('read', { participant: ana })],
	'webhook.statuses.sent': [receipt('sent')],
	'webhook.statuses.sent.pricing': [
		receipt('sent', { pricing: marketing, callbackData: 'order-8841:step-3' }),
	],
};
