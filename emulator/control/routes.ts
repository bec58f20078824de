import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { isFromHere } from '../fromHere';
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
	scope.addHook('onRequest', async (request) => {
		if (isFromHere(request)) return;
		throw new ControlRefusal(
			403,
			'The control is only for the machine of the emulator, at http://127.0.0.1.',
		);
	});
	addRequestControls(scope, emulation);
	addSettingControls(scope, emulation);
	addGroupControls(scope, emulation);
	addPersonControls(scope, emulation);
	addWriteControl(scope, emulation);
	addWebhookControls(scope, emulation);
}
