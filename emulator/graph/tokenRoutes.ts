import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { refuseExpired } from './caller';

export function addTokenCheck(scope: FastifyInstance, emulation: Emulation): void {
	scope.get('/debug_token', async (request) => {
		const { accounts } = emulation.whatsApp;
		const { input_token: text = '' } = request.query as { input_token?: string };
		const token = accounts.token(text);
		const app = token && accounts.apps.get(token.appId);
		if (token === undefined || app === undefined || app !== request.caller.app) {
			const error = {
				code: 190,
				message: 'Invalid OAuth access token - Cannot parse access token',
			};
			return { data: { error, is_valid: false, scopes: [] } };
		}
		const expired = accounts.hasExpired(token) ? refuseExpired(token).error : undefined;
		const error = expired && {
			error: { code: expired.code, message: expired.message, subcode: expired.error_subcode },
		};
		return {
			data: {
				app_id: app.id,
				type: token.kind === 'app' ? 'APP' : 'SYSTEM_USER',
				application: app.name,
				...error,
				expires_at: Math.floor((token.expiresAtMs ?? 0) / 1000),
				is_valid: expired === undefined,
				scopes: token.permissions,
				granular_scopes: token.permissions.map((permission) => ({
					scope: permission,
					target_ids: token.businessIds,
				})),
			},
		};
	});
}
