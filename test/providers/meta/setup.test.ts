import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Asked } from '../../../nodes/WhatsAppGroups/core/declarations/setup';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import {
	checkMetaSetup,
	phoneNumberFields,
} from '../../../nodes/WhatsAppGroups/providers/meta/setup';

const credentials = {
	accessToken: ' TOKEN ',
	appId: ' 7 ',
	appSecret: ' SECRET ',
	apiVersion: 'v24.0',
};
const fieldsOf = ({ query }: GraphRequest) => query?.fields;

async function check(
	given: ICredentialDataDecryptedObject,
	answer: (request: GraphRequest) => Asked,
) {
	const asked: unknown[][] = [];
	const findings = await checkMetaSetup(
		async (...question) => {
			asked.push(question);
			return await Promise.resolve(answer(question[0]));
		},
		{ credentials: given },
	);
	return { asked, findings };
}

it('asks for everything that it says something about', async () => {
	const { asked } = await check(credentials, () => ({ body: {} }));
	expect(asked).toEqual([
		[{ method: 'GET', on: 'tokenCheck', query: { input_token: 'TOKEN' } }],
		[{ method: 'GET', on: 'phoneNumber', query: { fields: phoneNumberFields('v24.0') } }],
		[{ method: 'GET', on: 'phoneNumber', query: { fields: 'webhook_configuration' } }],
		[{ method: 'GET', on: 'businessAccount', edge: 'subscribed_apps' }],
		[
			{ method: 'GET', on: 'app', edge: 'subscriptions' },
			{ ...credentials, ownToken: ' TOKEN ', accessToken: '7|SECRET' },
		],
	]);
});

it('reads each answer by its own check', async () => {
	const { findings } = await check(credentials, (request) => {
		if (request.on === 'tokenCheck')
			return { body: { data: { is_valid: true, scopes: ['whatsapp_business_messaging'] } } };
		if (request.edge === 'subscribed_apps')
			return { body: { data: [{ whatsapp_business_api_data: { id: '7' } }] } };
		if (request.edge === 'subscriptions')
			return { body: { data: [{ object: 'whatsapp_business_account', fields: ['messages'] }] } };
		if (fieldsOf(request) === 'webhook_configuration')
			return { body: { webhook_configuration: { application: 'https://a.example' } } };
		return {
			body: {
				status: 'CONNECTED',
				is_official_business_account: true,
				quality_rating: 'GREEN',
				throughput: { level: 'HIGH' },
			},
		};
	});
	expect(Object.entries(findings).map(([name, { status }]) => [name, status])).toEqual([
		['token', 'ok'],
		['permissions', 'failed'],
		['phoneNumber', 'ok'],
		['officialBusinessAccount', 'ok'],
		['throughput', 'ok'],
		['quality', 'ok'],
		['businessAccountSubscription', 'ok'],
		['callback', 'ok'],
		['webhookFields', 'failed'],
		['graphVersion', expect.stringMatching(/^(ok|warning|failed)$/)],
	]);
	expect(findings.graphVersion?.found).toMatch(/^v24\.0: /);
});

it('says of what cannot be asked only that it is worth a look, where the node works without', async () => {
	const { findings } = await check(credentials, () => ({ failure: 'No answer' }));
	const statusOf = (name: string) => findings[name]?.status;
	for (const name of ['token', 'phoneNumber', 'businessAccountSubscription'])
		expect([name, statusOf(name)]).toEqual([name, 'failed']);
	for (const name of [
		'permissions',
		'officialBusinessAccount',
		'throughput',
		'quality',
		'callback',
		'webhookFields',
	])
		expect([name, statusOf(name)]).toEqual([name, 'warning']);
});

it.each([
	{ appId: '7' },
	{ appSecret: 'S' },
	{ appId: ' ', appSecret: 'S' },
	{ appId: '7', appSecret: ' ' },
])('says what is needed to see the subscribed fields: %j', async (given) => {
	const { asked, findings } = await check(given as never, () => ({ body: {} }));
	expect(asked).toHaveLength(4);
	expect(asked[0]).toEqual([{ method: 'GET', on: 'tokenCheck', query: { input_token: '' } }]);
	expect(findings.webhookFields).toMatchObject({
		status: 'warning',
		remedy: expect.stringMatching(/App ID and App Secret/),
	});
});

it.each([
	['v23.0', 'messaging_limit_tier'],
	['v24.0', 'whatsapp_business_manager_messaging_limit'],
	['24.0', 'whatsapp_business_manager_messaging_limit'],
	['v9.0', 'messaging_limit_tier'],
	['newest', 'whatsapp_business_manager_messaging_limit'],
])('asks %s for the messaging limit that it has', (version, field) => {
	expect(phoneNumberFields(version).split(',')).toEqual([
		'display_phone_number',
		'verified_name',
		'status',
		'quality_rating',
		'is_official_business_account',
		'throughput',
		field,
	]);
});
