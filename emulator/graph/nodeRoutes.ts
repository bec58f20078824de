import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { businessFor, groupFor, phoneNumberFor } from './caller';
import { showBusiness } from './business';
import { acknowledge, later, showGroup, takeGroupOperation, type ById } from './groupRoutes';
import { updateGroup } from './groupSettings';
import { deleteMedia, showMedia } from './mediaRoutes';
import { overrideCallback, showPhoneNumber } from './phoneNumber';

/** `/{ID}` alone: what it does depends on what the ID belongs to. */
export function addNodeRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<ById>('/:id', async (request) => {
		const { id } = request.params;
		const { accounts, media } = emulation.whatsApp;
		if (accounts.phoneNumbers.has(id))
			return showPhoneNumber(
				request,
				phoneNumberFor(request, emulation, id, 'whatsapp_business_management'),
				emulation,
			);
		if (accounts.businesses.has(id))
			return showBusiness(request, businessFor(request, emulation, id), emulation);
		if (accounts.apps.has(id) && request.caller.app.id === id)
			return { id, name: request.caller.app.name };
		if (media.find(id) !== undefined) return showMedia(request, id, emulation);
		return showGroup(request, groupFor(request, emulation, id), emulation);
	});

	scope.post<ById>('/:id', async (request, reply) => {
		const { id } = request.params;
		if (emulation.whatsApp.accounts.phoneNumbers.has(id)) {
			return overrideCallback(
				request,
				phoneNumberFor(request, emulation, id, 'whatsapp_business_management'),
				emulation,
			);
		}
		const group = groupFor(request, emulation, id);
		return (await updateGroup(request, group, emulation)) ?? reply.send();
	});

	scope.delete<ById>('/:id', async (request) => {
		const { id } = request.params;
		if (emulation.whatsApp.media.find(id) !== undefined) return deleteMedia(request, id, emulation);
		const group = groupFor(request, emulation, id);
		takeGroupOperation(emulation, group.phoneNumberId);
		return {
			...acknowledge(emulation.whatsApp.groups.delete(group, later(request))),
			success: true,
		};
	});
}
