import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { GraphRefusal } from '../graph/refusal';
import { pageOf, readWhole } from '../offsetList';
import { phoneNumberOf } from './caller';

const largestPage = 1_000;

/**
 * The list of templates, which is 360dialog's own: by offset, without filters, and with the status
 * in lower case.
 */
export function addTemplateRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<{ Querystring: { limit?: string; offset?: string } }>(
		'/v1/configs/templates',
		async (request) => {
			const phoneNumber = phoneNumberOf(request, emulation);
			const path = `/${phoneNumber.businessId}/message_templates`;
			const all = await readWhole(async (query) => {
				const question = { method: 'GET', path, query: { ...query } };
				const { whatsApp, gateway } = emulation;
				const answer = await gateway.ask(whatsApp, phoneNumber, request.fault, question);
				if (answer.status < 400) return answer.body;
				throw new GraphRefusal(answer.status, answer.body.error as GraphRefusal['error']);
			});
			const { items, ...page } = pageOf(all, request.query, largestPage);
			const templates = items.map((template) => ({
				...template,
				status: String(template.status).toLowerCase(),
			}));
			return { count: items.length, filters: {}, ...page, sort: ['id'], waba_templates: templates };
		},
	);
}
