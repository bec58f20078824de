import type { FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import type { Emulation } from '../emulation';
import type { AccessToken, App, Business, Caller, PhoneNumber } from '../state/accounts';
import type { Group } from '../state/group';
import { GraphRefusal, refuse, refuseObject } from './refusal';

export type Permission = 'whatsapp_business_messaging' | 'whatsapp_business_management';

/**
 * The caller that the token stands for; refuses as Graph does when there is none, or it is unknown
 * or has expired.
 */
export function identify(request: FastifyRequest, emulation: Emulation): Caller {
	const query = request.query as Record<string, unknown>;
	const text = request.headers.authorization?.replace(/^Bearer\s+/i, '') ?? query.access_token;
	if (typeof text !== 'string' || text === '') throw refuse(104);
	const { accounts } = emulation.whatsApp;
	const token = accounts.token(text);
	const app = token && accounts.apps.get(token.appId);
	if (token === undefined || app === undefined) throw refuse(190);
	if (accounts.hasExpired(token)) throw refuseExpired(token);
	assertProof(query.appsecret_proof, token, app);
	return { token, app };
}

/** Needed for everything about an expired token, also where it is only looked at. */
export function refuseExpired({ expiresAtMs = 0 }: AccessToken): GraphRefusal {
	const message = `Error validating access token: Session has expired on ${pacificTime(expiresAtMs)}.`;
	return new GraphRefusal(401, { message, type: 'OAuthException', code: 190, error_subcode: 463 });
}

export function mayUse({ token }: Caller, permission: Permission): boolean {
	return token.kind === 'app' || token.permissions.includes(permission);
}

/** The phone number, if this caller may use it. */
export function phoneNumberFor(
	request: FastifyRequest,
	emulation: Emulation,
	id: string,
	permission: Permission,
): PhoneNumber {
	const number = emulation.whatsApp.accounts.phoneNumbers.get(id);
	if (number === undefined || !request.caller.token.businessIds.includes(number.businessId))
		throw refuseObject(request.method, id);
	if (!mayUse(request.caller, permission)) throw refuse(10);
	return number;
}

/** The business account, if this caller may use it. */
export function businessFor(request: FastifyRequest, emulation: Emulation, id: string): Business {
	const business = emulation.whatsApp.accounts.businesses.get(id);
	if (business === undefined || !request.caller.token.businessIds.includes(id))
		throw refuseObject(request.method, id);
	if (!mayUse(request.caller, 'whatsapp_business_management')) throw refuse(200);
	return business;
}

/**
 * The group, if it belongs to a number of this caller: otherwise 131041, and 100/33 for reading
 * what does not exist.
 */
export function groupFor(request: FastifyRequest, emulation: Emulation, id: string): Group {
	const group = emulation.whatsApp.groups.find(id);
	if (group === undefined)
		throw request.method === 'GET' || !hasGroupShape(id)
			? refuseObject(request.method, id)
			: refuse(131041);
	const number = emulation.whatsApp.accounts.phoneNumbers.get(group.phoneNumberId);
	if (number === undefined || !request.caller.token.businessIds.includes(number.businessId))
		throw refuse(131041);
	if (!mayUse(request.caller, 'whatsapp_business_messaging')) throw refuse(10);
	if (!number.eligible) throw refuse(131215);
	return group;
}

export function hasGroupShape(id: string): boolean {
	return Buffer.from(id, 'base64').toString('latin1').startsWith('capi_group:');
}

function assertProof(proof: unknown, token: AccessToken, app: App): void {
	if (proof === undefined) return;
	const expected = createHmac('sha256', app.secret).update(token.token).digest('hex');
	if (proof === expected) return;
	throw new GraphRefusal(400, {
		message: 'Invalid appsecret_proof provided in the API argument',
		type: 'GraphMethodException',
		code: 100,
	});
}

function pacificTime(ms: number): string {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: 'America/Los_Angeles',
		weekday: 'long',
		day: '2-digit',
		month: 'short',
		year: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23',
		timeZoneName: 'short',
	}).formatToParts(ms);
	const part = (type: string): string =>
		parts.find((candidate) => candidate.type === type)?.value ?? '';
	return `${part('weekday')}, ${part('day')}-${part('month')}-${part('year')} ${part('hour')}:${part('minute')}:${part('second')} ${part('timeZoneName')}`;
}
