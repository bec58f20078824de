import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { toGraphId } from './chat';
import { askGraph, OneMsgRefusal } from './caller';
import { readDataUri } from './dataUri';

interface OfGroup {
	Params: { channel: string; group: string };
}

type Item = Record<string, unknown>;

/** Groups, invite links and participants. Meta's answers to changes lie in `response`. */
export function addGroupRoutes(scope: FastifyInstance, emulation: Emulation): void {
	const graphId = (request: {
		params: OfGroup['Params'];
		channel: { phoneNumberId: string };
	}): string => toGraphId(request.params.group, request.channel.phoneNumberId, emulation);

	scope.post<{ Body?: { groupName?: string; description?: string } }>(
		'/groups',
		async (request) => {
			const { groupName, description } = request.body ?? {};
			if (groupName === undefined) throw new OneMsgRefusal(400, 'groupName is required');
			const body = { messaging_product: 'whatsapp', subject: groupName, description };
			return wrap(
				await askGraph(request, emulation, {
					method: 'POST',
					path: `/${request.channel.phoneNumberId}/groups`,
					body,
				}),
			);
		},
	);

	scope.get('/groups', async (request) => {
		const { token: _, ...query } = request.query as Item;
		const { data, paging } = await askGraph(request, emulation, {
			method: 'GET',
			path: `/${request.channel.phoneNumberId}/groups`,
			query,
		});
		const groups = ((data as { groups?: Item[] }).groups ?? []).map((group) =>
			withNumber(group, emulation),
		);
		return { groups, ...(paging === undefined ? {} : { paging }) };
	});

	scope.get<OfGroup>('/groups/:group', async (request) => {
		const { fields } = request.query as { fields?: string };
		return withNumber(
			await askGraph(request, emulation, {
				method: 'GET',
				path: `/${graphId(request)}`,
				query: { fields },
			}),
			emulation,
		);
	});

	scope.post<
		OfGroup & { Body?: { subject?: string; description?: string; profile_picture_file?: string } }
	>('/groups/:group', async (request) => {
		const { subject, description, profile_picture_file: picture } = request.body ?? {};
		const path = `/${graphId(request)}`;
		const values = { messaging_product: 'whatsapp', subject, description };
		if (picture === undefined)
			return wrap(await askGraph(request, emulation, { method: 'POST', path, body: values }));
		return wrap(
			await askGraph(request, emulation, { method: 'POST', path, form: toForm(values, picture) }),
		);
	});

	scope.delete<OfGroup>('/groups/:group', async (request) =>
		wrap(await askGraph(request, emulation, { method: 'DELETE', path: `/${graphId(request)}` })),
	);

	scope.get<OfGroup>('/groups/:group/inviteLink', async (request) =>
		askGraph(request, emulation, { method: 'GET', path: `/${graphId(request)}/invite_link` }),
	);

	scope.post<OfGroup>('/groups/:group/inviteLink', async (request) =>
		askGraph(request, emulation, {
			method: 'POST',
			path: `/${graphId(request)}/invite_link`,
			body: { messaging_product: 'whatsapp' },
		}),
	);

	scope.delete<OfGroup & { Body?: { participants?: unknown } }>(
		'/groups/:group/participants',
		async (request) => {
			const given = Array.isArray(request.body?.participants) ? request.body.participants : [];
			const participants = given.map((user) => (typeof user === 'string' ? { user } : user));
			return wrap(
				await askGraph(request, emulation, {
					method: 'DELETE',
					path: `/${graphId(request)}/participants`,
					body: { messaging_product: 'whatsapp', participants },
				}),
			);
		},
	);
}

function wrap(response: Item): object {
	return { success: true, response };
}

function withNumber({ id, ...group }: Item, { whatsApp }: Emulation): object {
	return { id: whatsApp.groups.find(String(id))?.number ?? id, ...group };
}

/**
 * A picture comes as a data URI; one at an address would be fetched, which the emulator does not
 * do.
 */
function toForm(
	values: Record<string, string | undefined>,
	picture: string,
): { stream: ReturnType<typeof readDataUri>['stream']; contentType: string } {
	return readDataUri(picture).toForm('file', values);
}
