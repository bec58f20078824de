import type { FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import type { PhoneNumber } from '../state/accounts';
import { bodyCheck } from './check';
import { registerCallback } from './callbackRegistration';
import { choose, readFields } from './fields';
import { refuse } from './refusal';

const defaultFields = [
	'verified_name',
	'code_verification_status',
	'display_phone_number',
	'quality_rating',
	'platform_type',
	'throughput',
];

const checkOverride = bodyCheck<{
	webhook_configuration: { override_callback_uri: string; verify_token?: string };
}>({
	type: 'object',
	required: ['webhook_configuration'],
	properties: {
		webhook_configuration: {
			type: 'object',
			required: ['override_callback_uri'],
			properties: { override_callback_uri: { type: 'string' }, verify_token: { type: 'string' } },
			if: { properties: { override_callback_uri: { minLength: 1 } } },
			then: { required: ['verify_token'] },
		},
	},
});

/** The answer to `GET /{PHONE_NUMBER_ID}`. */
export function showPhoneNumber(
	request: FastifyRequest,
	phoneNumber: PhoneNumber,
	emulation: Emulation,
): object {
	const asked = readFields((request.query as { fields?: unknown }).fields);
	const fields = asked.length > 0 ? asked : defaultFields;
	return {
		...choose(fieldsOf(phoneNumber, request, emulation), fields, 'WhatsAppBusinessPhoneNumber'),
		id: phoneNumber.id,
	};
}

/** Sets or clears the callback override of the number: `POST /{PHONE_NUMBER_ID}`. */
export async function overrideCallback(
	request: FastifyRequest,
	phoneNumber: PhoneNumber,
	emulation: Emulation,
): Promise<object> {
	const { override_callback_uri: url, verify_token: verifyToken = '' } = checkOverride(
		request.body,
	).webhook_configuration;
	const appId = request.caller.app.id;
	if (url === '') {
		phoneNumber.overrides.delete(appId);
		return { success: true };
	}
	assertSubscribed(emulation, phoneNumber.businessId, appId);
	phoneNumber.overrides.set(
		appId,
		await registerCallback(emulation, { url, verifyToken }, 'override'),
	);
	return { success: true };
}

/** An override needs an app that is subscribed to the business account. */
function assertSubscribed({ whatsApp }: Emulation, businessId: string, appId: string): void {
	if (whatsApp.accounts.businesses.get(businessId)?.subscribedApps.has(appId) === true) return;
	throw refuse(
		100,
		'Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account.',
	);
}

/** The messaging limit has another name from v24.0 on, and each version knows its own alone. */
function messagingLimitOf({ messagingLimit }: PhoneNumber, version: string): object {
	return Number.parseFloat(version.slice(1)) < 24
		? { messaging_limit_tier: messagingLimit }
		: { whatsapp_business_manager_messaging_limit: messagingLimit };
}

function fieldsOf(
	phoneNumber: PhoneNumber,
	{ caller, params }: FastifyRequest,
	{ whatsApp }: Emulation,
): Record<string, unknown> {
	const appId = caller.app.id;
	const override = whatsApp.accounts.businesses
		.get(phoneNumber.businessId)
		?.subscribedApps.get(appId)?.override;
	return {
		id: phoneNumber.id,
		display_phone_number: phoneNumber.display,
		verified_name: phoneNumber.verifiedName,
		quality_rating: phoneNumber.qualityRating,
		is_official_business_account: phoneNumber.official,
		throughput: { level: phoneNumber.throughputLevel },
		...messagingLimitOf(phoneNumber, (params as { version: string }).version),
		status: phoneNumber.status,
		code_verification_status: 'VERIFIED',
		name_status: 'APPROVED',
		platform_type: 'CLOUD_API',
		account_mode: 'LIVE',
		webhook_configuration: {
			phone_number: phoneNumber.overrides.get(appId)?.url,
			whatsapp_business_account: override?.url,
			application: whatsApp.accounts.apps.get(appId)?.subscription?.callback?.url,
		},
	};
}
