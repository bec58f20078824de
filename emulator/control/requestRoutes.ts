import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import type { RequestFilter } from '../requests';
import { inviteLink } from '../state/group';

interface RequestQuery {
	method?: string;
	path?: string;
	phoneNumberId?: string;
	status?: string;
	/** Any value but `false`: only how many. */
	count?: string;
}

/** What Graph received, and what there is. */
export function addRequestControls(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<{ Querystring: RequestQuery }>('/requests', async ({ query }) => {
		const { method, path, phoneNumberId, status, count } = query;
		const filter: RequestFilter = {
			method,
			path,
			phoneNumberId,
			status: status === undefined ? undefined : Number(status),
		};
		const counted = emulation.requests.count(filter);
		return count === undefined || count === 'false'
			? { ...counted, requests: emulation.requests.find(filter) }
			: counted;
	});

	scope.delete('/requests', async () => {
		emulation.requests.clear();
		emulation.options.log('Requests were forgotten');
		return { count: 0 };
	});

	scope.get('/state', async () => {
		const { whatsApp, settings, clock, webhooks, faults } = emulation;
		const { accounts, groups, messages } = whatsApp;
		return {
			clock: { now: new Date(clock.now()).toISOString(), speed: clock.currentSpeed() },
			settings,
			phoneNumbers: [...accounts.phoneNumbers.values()].map(
				({ id, display, businessId, overrides }) => ({
					id,
					display,
					businessId,
					groups: groups.of(id).length,
					overrides: Object.fromEntries(overrides),
				}),
			),
			businesses: [...accounts.businesses.values()].map(({ id, name, subscribedApps }) => ({
				id,
				name,
				subscribedApps: Object.fromEntries(subscribedApps),
			})),
			apps: [...accounts.apps.values()].map(({ id, name, subscription }) => ({
				id,
				name,
				subscription,
			})),
			// The newest few; `GET /_emulator/groups` has them all.
			groups: [...accounts.phoneNumbers.keys()].flatMap((id) =>
				groups
					.of(id)
					.slice(-25)
					.map((group) => ({
						groupId: group.id,
						subject: group.subject,
						inviteLink: inviteLink(group),
						participants: group.participants.size,
					})),
			),
			groupCount: groups.count(),
			messageCount: messages.count(),
			webhooks: { ...webhooks.queue.totals(), disturbance: webhooks.disturbances.show() },
			faults: faults.list(),
		};
	});
}
