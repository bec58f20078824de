import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { askGraph, phoneNumberOf } from './caller';

/** 1msg still wants the namespace of a template, as WhatsApp once did. */
const templateNamespace = 'ca300906_cfbc_410b_99fb_dcee1t39d578';

export function addTemplateRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.get('/templates', async (request) => {
		const { businessId } = phoneNumberOf(request, emulation);
		const { data } = await askGraph(request, emulation, {
			method: 'GET',
			path: `/${businessId}/message_templates`,
			query: { limit: 1_000 },
		});
		return {
			templates: (data as object[]).map((template) => ({
				...template,
				namespace: templateNamespace,
			})),
		};
	});

	scope.post<{ Body?: object }>('/addTemplate', async (request) => {
		const { businessId } = phoneNumberOf(request, emulation);
		return askGraph(request, emulation, {
			method: 'POST',
			path: `/${businessId}/message_templates`,
			body: request.body ?? {},
		});
	});
}
