import type { IDataObject } from 'n8n-workflow';
import {
	asBoolean,
	asIsoTime,
	asNumber,
	asObject,
	asObjects,
	asText,
} from '../../core/values/json';
import { toShownAddress } from '../../core/registration/secretAddress';
import { failed, ok, warning, type Finding } from '../../core/declarations/setup';
import { findHost } from '../calledHost';
import { webhookSettings } from './appDashboard';
import { graphVersions } from './versions';
import { toPerSecond } from './throughput';
import { findEntry } from '../../core/values/findEntry';

const dayMs = 86_400_000;
const neededPermissions = ['whatsapp_business_messaging', 'whatsapp_business_management'];
const makeToken =
	'Create a token for a system user in Meta Business Settings and enter it in the credential. Such a token does not expire.';

export function checkToken({ data }: IDataObject): Finding {
	const { is_valid, expires_at, type, application, error } = asObject(data);
	const kind = [asText(type) ?? 'token', asText(application) && `of the app ${asText(application)}`]
		.filter(Boolean)
		.join(' ');
	if (asBoolean(is_valid) === false)
		return failed(asText(asObject(error).message) ?? 'The token is not valid', makeToken);
	const expiresAt = asNumber(expires_at) ? asIsoTime(expires_at) : undefined;
	return expiresAt
		? warning(`Valid ${kind}, until ${expiresAt}`, makeToken)
		: ok(`Valid ${kind}, does not expire`);
}

export function checkPermissions({ data }: IDataObject): Finding {
	const { scopes } = asObject(data);
	const given = (Array.isArray(scopes) ? scopes : []).flatMap((scope) => asText(scope) ?? []);
	const missing = neededPermissions.filter((permission) => !given.includes(permission));
	if (missing.length === 0) return ok(given.join(', '));
	return failed(
		`Missing: ${missing.join(', ')}`,
		'Create a new token with these permissions, and assign the WhatsApp account to the system user.',
	);
}

export function checkPhoneNumber({
	display_phone_number,
	verified_name,
	status,
}: IDataObject): Finding {
	const number =
		[asText(display_phone_number), asText(verified_name)].filter(Boolean).join(', ') ||
		'The phone number';
	const state = asText(status);
	if (state === undefined || state === 'CONNECTED')
		return ok(`${number}${state ? ` is connected` : ''}`);
	return failed(
		`${number} is ${state}`,
		'Open the phone number in WhatsApp Manager and complete its registration.',
	);
}

export function checkOfficial({ is_official_business_account }: IDataObject): Finding {
	const isOfficial = asBoolean(is_official_business_account);
	if (isOfficial) return ok('Official Business Account');
	const remedy =
		'Only Official Business Accounts can use groups. Apply for one in WhatsApp Manager → Phone numbers → Profile.';
	return isOfficial === false
		? failed('Not an Official Business Account', remedy)
		: warning('Meta does not say whether it is an Official Business Account', remedy);
}

export function checkThroughput({
	throughput,
	whatsapp_business_manager_messaging_limit,
	messaging_limit_tier,
}: IDataObject): Finding {
	const limit = whatsapp_business_manager_messaging_limit ?? messaging_limit_tier;
	const level = asText(asObject(throughput).level);
	const tier = asText(limit) ? `, messaging limit ${asText(limit)}` : '';
	const rate = toPerSecond(level);
	if (rate !== undefined) return ok(`${level}: ${rate} messages per second${tier}`);
	return warning(
		`Throughput ${level ?? 'unknown'}${tier}`,
		'Meta shows the throughput once the number is registered on the Cloud API.',
	);
}

export function checkQuality({ quality_rating }: IDataObject): Finding {
	const rating = asText(quality_rating) ?? 'UNKNOWN';
	if (rating === 'GREEN') return ok(rating);
	if (rating === 'RED')
		return failed(
			rating,
			'People are blocking or reporting this number. Send fewer messages, and only to people who want them.',
		);
	const remedy =
		rating === 'YELLOW'
			? 'The quality is declining. Check Insights in WhatsApp Manager.'
			: 'A new number has no rating yet.';
	return warning(rating, remedy);
}

export function checkSubscription({ data }: IDataObject, appId: string | undefined): Finding {
	const apps = asObjects(data).map((app) => asObject(app.whatsapp_business_api_data));
	const names = apps.map(({ name, id }) => asText(name) ?? asText(id) ?? 'an app').join(', ');
	const remedy = `Publish a workflow with the WhatsApp Groups Trigger: it subscribes the app. Or subscribe it in the Meta app under ${webhookSettings}.`;
	if (apps.length === 0)
		return failed('No app is subscribed to the account, so no webhooks are sent', remedy);
	if (appId && !apps.some(({ id }) => asText(id) === appId))
		return failed(`Subscribed: ${names}, but not the app of the credential`, remedy);
	return ok(`Subscribed: ${names}`);
}

/** The address of the phone number goes before that of the account, and that before the app's. */
export function checkCallback(
	{ webhook_configuration }: IDataObject,
	instanceUrl?: string,
): Finding {
	const { phone_number, whatsapp_business_account, application } = asObject(webhook_configuration);
	const levels = [
		['phone number', phone_number],
		['WhatsApp Business Account', whatsapp_business_account],
		['app', application],
	] as const;
	const set = levels.flatMap(([level, given]) => {
		const address = asText(given);
		return address ? [{ address, shown: `${level}: ${toShownAddress(address)}` }] : [];
	});
	const [inForce, ...others] = set;
	if (!inForce)
		return warning(
			'No callback is set',
			'Publish a workflow with the WhatsApp Groups Trigger: it registers one.',
		);
	const overridden = others.map(({ shown }) => shown).join('; ');
	const found = `Active for the ${inForce.shown}${overridden ? ` (overridden: ${overridden})` : ''}`;
	return findHost(found, { addresses: [inForce.address], instanceUrl });
}

const soonDays = 90;

export function checkVersion(version: string, nowMs: number): Finding {
	const remedy = 'Choose a newer Graph API version in the credential.';
	if (!Object.hasOwn(graphVersions, version))
		return warning(
			`${version}: not known to this package`,
			'Check it in the changelog of the Graph API.',
		);
	const end = findEntry(graphVersions, version);
	if (!end) return ok(`${version}: the newest known version, without an end date`);
	const daysLeft = (Date.parse(end) - nowMs) / dayMs;
	if (daysLeft <= 0) return failed(`${version}: expired on ${end}`, remedy);
	return daysLeft < soonDays
		? warning(`${version}: expires on ${end}`, remedy)
		: ok(`${version}: works until ${end}`);
}
