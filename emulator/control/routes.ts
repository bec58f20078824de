import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { addGroupControls } from './groupRoutes';
import { addPersonControls } from './personRoutes';
import { ControlRefusal } from './refusal';
import { addRequestControls } from './requestRoutes';
import { addSettingControls } from './settingRoutes';
import { addWebhookControls } from './webhookRoutes';
import { addWriteControl } from './writeRoutes';

/** Everything under `/_emulator`. */
export function addControl(scope: FastifyInstance, emulation: Emulation): void {
	scope.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
		await reply.code(error.statusCode ?? 500).send({ error: error.message });
	});
	scope.setNotFoundHandler(async ({ method, url }) => {
		throw new ControlRefusal(404, `There is no ${method} ${url}.`);
	});
	addRequestControls(scope, emulation);
	addSettingControls(scope, emulation);
	addGroupControls(scope, emulation);
	addPersonControls(scope, emulation);
	addWriteControl(scope, emulation);
	addWebhookControls(scope, emulation);
}
