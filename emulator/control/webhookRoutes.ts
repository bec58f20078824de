import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { targetsFor } from '../webhooks/callbacks';
import type { Delivery } from '../webhooks/delivery';
import type { Disturbance, SignatureMode } from '../webhooks/disturbance';
import { toWire } from '../webhooks/envelope';
import { firstNumber } from './personRoutes';
import { ControlRefusal } from './refusal';

const span = { anyOf: [{ type: 'boolean' }, { type: 'number', minimum: 0 }] };
const signature = { type: 'string', enum: ['valid', 'none', 'wrong'] };

const disturbanceSchema = {
	type: 'object',
	properties: {
		delayMs: { type: 'number', minimum: 0 },
		repeat: { type: 'integer', minimum: 0, maximum: 100 },
		reorder: span,
		aggregate: span,
		drop: { type: 'boolean' },
		signature,
		count: { type: 'integer', minimum: 1 },
		receipts: { type: 'boolean' },
		userIds: { type: 'boolean' },
	},
	additionalProperties: false,
};

const redeliverSchema = {
	type: 'object',
	properties: { id: { type: 'integer' }, last: { type: 'integer', minimum: 1 } },
	additionalProperties: false,
};

const sendSchema = {
	type: 'object',
	required: ['body'],
	properties: { body: {}, signature, phoneNumberId: { type: 'string' }, field: { type: 'string' } },
	additionalProperties: false,
};

/** Webhooks: disturb them, look at them, send them again, send any. */
export function addWebhookControls(scope: FastifyInstance, emulation: Emulation): void {
	const { log } = emulation.options;
	const { queue, disturbances } = emulation.webhooks;

	scope.post<{ Body: Disturbance & { receipts?: boolean; userIds?: boolean } }>(
		'/webhooks',
		{ schema: { body: disturbanceSchema } },
		async ({ body }) => {
			const { receipts, userIds, ...disturbance } = body;
			if (receipts !== undefined) emulation.settings.receipts = receipts;
			if (userIds !== undefined) emulation.settings.userIds = userIds;
			disturbances.set(disturbance);
			log(`Webhooks from now on: ${JSON.stringify(body)}`);
			return {
				disturbance: disturbances.show(),
				receipts: emulation.settings.receipts,
				userIds: emulation.settings.userIds,
			};
		},
	);

	scope.get<{ Querystring: { field?: string; outcome?: string; url?: string; count?: string } }>(
		'/webhooks',
		async ({ query }) => {
			const { field, outcome, url = '' } = query;
			const wanted = queue
				.list()
				.filter(
					(delivery) =>
						(field ?? delivery.field) === delivery.field &&
						(outcome ?? delivery.outcome) === delivery.outcome &&
						delivery.url.includes(url),
				);
			return {
				...queue.totals(),
				count: wanted.length,
				...(query.count === 'true' ? {} : { deliveries: wanted.map(show) }),
			};
		},
	);

	scope.post<{ Body: { id?: number; last?: number } }>(
		'/webhooks/redeliver',
		{ schema: { body: redeliverSchema } },
		async ({ body }) => {
			const all = queue.list();
			const chosen =
				body.id === undefined
					? all.slice(-(body.last ?? 1))
					: all.filter(({ id }) => id === body.id);
			if (chosen.length === 0) throw new ControlRefusal(404, 'There is no such webhook.');
			const again = chosen.map((delivery) => emulation.webhooks.redeliver(delivery));
			log(`${again.length} webhooks were sent again`);
			return { deliveries: again.map(show) };
		},
	);

	scope.post<{
		Body: { body: unknown; signature?: SignatureMode; phoneNumberId?: string; field?: string };
	}>('/webhooks/send', { schema: { body: sendSchema } }, async ({ body }) => {
		const { accounts } = emulation.whatsApp;
		const phoneNumber = accounts.phoneNumbers.get(body.phoneNumberId ?? firstNumber(emulation));
		const targets = targetsFor(
			accounts,
			phoneNumber?.businessId ?? '',
			phoneNumber,
			body.field ?? 'messages',
		);
		if (targets.length === 0)
			throw new ControlRefusal(409, 'No callback hears this field of this phone number.');
		const text = typeof body.body === 'string' ? body.body : toWire(body.body);
		const sent = targets.map((target) => emulation.webhooks.send(text, target, body.signature));
		log('A webhook of your own was sent');
		return { deliveries: sent.map(show) };
	});
}

function show({ id, createdAtMs, ...delivery }: Delivery): object {
	return { id, at: new Date(createdAtMs).toISOString(), ...delivery };
}
