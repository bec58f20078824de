import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import type { App } from '../state/accounts';
import { registerCallback } from './callbackRegistration';
import { businessFor } from './caller';
import { bodyCheck } from './check';
import type { ById } from './groupRoutes';
import { showPhoneNumber } from './phoneNumber';
import { GraphRefusal, refuse, refuseObject } from './refusal';
import { addTokenCheck } from './tokenRoutes';

const object = 'whatsapp_business_account';

const knownFields = [
	'messages',
	'group_lifecycle_update',
	'group_participants_update',
	'group_settings_update',
	'group_status_update',
	'message_template_status_update',
	'message_template_quality_update',
	'account_update',
	'account_alerts',
	'account_review_update',
	'phone_number_name_update',
	'phone_number_quality_update',
	'business_capability_update',
	'message_echoes',
	'calls',
	'history',
	'security',
	'template_category_update',
	'flows',
	'standby',
	'messaging_handovers',
];

const checkOverride = bodyCheck<{ override_callback_uri?: string; verify_token?: string }>({
	type: 'object',
	properties: { override_callback_uri: { type: 'string' }, verify_token: { type: 'string' } },
	dependencies: { override_callback_uri: ['verify_token'] },
});

interface Subscription {
	object?: string;
	callback_url?: string;
	verify_token?: string;
	fields?: string | string[];
}

/** Which apps hear a business account, and what an app hears and where. */
export function addSubscriptionRoutes(scope: FastifyInstance, emulation: Emulation): void {
	addBusinessSubscriptions(scope, emulation);
	addAppSubscriptions(scope, emulation);
	addTokenCheck(scope, emulation);

	scope.get<ById>('/:id/phone_numbers', async (request) => {
		const { id } = businessFor(request, emulation, request.params.id);
		return {
			data: emulation.whatsApp.accounts
				.numbersOf(id)
				.map((number) => showPhoneNumber(request, number, emulation)),
		};
	});
}

function addBusinessSubscriptions(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<ById>('/:id/subscribed_apps', async (request) => {
		const business = businessFor(request, emulation, request.params.id);
		const data = [...business.subscribedApps].map(([appId, { override }]) => ({
			whatsapp_business_api_data: {
				id: appId,
				link: `https://www.facebook.com/games/?app_id=${appId}`,
				name: emulation.whatsApp.accounts.apps.get(appId)?.name,
			},
			...(override === undefined ? {} : { override_callback_uri: override.url }),
		}));
		return { data };
	});

	scope.post<ById>('/:id/subscribed_apps', async (request) => {
		const business = businessFor(request, emulation, request.params.id);
		const { override_callback_uri: url, verify_token: verifyToken = '' } = checkOverride(
			parametersOf(request),
		);
		const appId = request.caller.app.id;
		if (url === undefined) business.subscribedApps.set(appId, {});
		else
			business.subscribedApps.set(appId, {
				override: await registerCallback(emulation, { url, verifyToken }, 'override'),
			});
		return { success: true };
	});

	scope.delete<ById>('/:id/subscribed_apps', async (request) => {
		const business = businessFor(request, emulation, request.params.id);
		business.subscribedApps.delete(request.caller.app.id);
		return { success: true };
	});
}

function addAppSubscriptions(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<ById>('/:id/subscriptions', async (request) => {
		const { subscription } = appFor(request);
		if (subscription === undefined) return { data: [] };
		const fields = subscription.fields.map((name) => ({ name, version: subscription.version }));
		return {
			data: [{ object, callback_url: subscription.callback?.url ?? '', active: true, fields }],
		};
	});

	scope.post<ById>('/:id/subscriptions', async (request) => {
		const app = appFor(request);
		const {
			object: asked,
			callback_url: url,
			verify_token: verifyToken,
			fields: list,
		} = parametersOf(request) as Subscription;
		if (asked !== object) throw refuse(100, `Param object must be one of {${object}}.`);
		if (url === undefined || verifyToken === undefined)
			throw refuse(
				100,
				`The parameter ${url === undefined ? 'callback_url' : 'verify_token'} is required.`,
			);
		const fields = readFieldList(list);
		const unknown = fields.find((field) => !knownFields.includes(field));
		if (unknown !== undefined)
			throw refuse(
				100,
				`Param fields must be among {${knownFields.join(', ')}} - got "${unknown}".`,
			);
		const callback = await registerCallback(emulation, { url, verifyToken }, 'app');
		app.subscription = {
			callback,
			fields,
			version: (request.params as { version?: string }).version ?? 'v25.0',
		};
		return { success: true };
	});

	scope.delete<ById>('/:id/subscriptions', async (request) => {
		const app = appFor(request);
		const { object: asked = object, fields: list } = parametersOf(request) as Subscription;
		if (asked !== object) throw refuse(100, `Param object must be one of {${object}}.`);
		const dropped = readFieldList(list);
		const left =
			dropped.length === 0
				? []
				: (app.subscription?.fields ?? []).filter((field) => !dropped.includes(field));
		app.subscription =
			app.subscription === undefined || left.length === 0
				? undefined
				: { ...app.subscription, fields: left };
		return { success: true };
	});
}

/** The app itself; only its own app token may touch its subscriptions. */
function appFor(request: FastifyRequest<ById>): App {
	const { app, token } = request.caller;
	if (app.id !== request.params.id) throw refuseObject(request.method, request.params.id);
	if (token.kind === 'app') return app;
	const message = '(#15) This method must be called with an app access_token.';
	throw new GraphRefusal(403, { message, type: 'OAuthException', code: 15 });
}

/** Graph takes parameters from the address and from the body alike. */
function parametersOf({ query, body }: FastifyRequest): Record<string, unknown> {
	return { ...(query as object), ...(body as object | undefined) };
}

function readFieldList(list: Subscription['fields']): string[] {
	const text = Array.isArray(list) ? list.join(',') : (list ?? '');
	return text
		.replace(/[[\]"\s]/g, '')
		.split(',')
		.filter((field) => field !== '');
}
