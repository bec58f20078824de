import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { pageOf, readWhole } from '../offsetList';
import { askGraph, phoneNumberOf } from './caller';

/** 1msg still wants the namespace of a template, as WhatsApp once did. */
const templateNamespace = 'ca300906_cfbc_410b_99fb_dcee1t39d578';
const largestPage = 100;

/** Templates, by `limit` and `offset`: the answer does not say how many there are. */
export function addTemplateRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<{ Querystring: { limit?: string; offset?: string } }>('/templates', async (request) => {
		const path = `/${phoneNumberOf(request, emulation).businessId}/message_templates`;
		const all = await readWhole(async (query) =>
			askGraph(request, emulation, { method: 'GET', path, query: { ...query } }),
		);
		const { items } = pageOf(all, request.query, largestPage);
		return {
			templates: items.map((template) => ({ ...template, namespace: templateNamespace })),
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
