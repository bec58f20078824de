import type { FastifyInstance } from 'fastify';
import { faultKinds, type Fault } from '../faults';
import type { Emulation } from '../emulation';
import type { Settings } from '../settings';
import type { AccountsSeed } from '../state/accounts';

const count = { type: 'integer', minimum: 1 };
const amount = { type: 'number', minimum: 0 };

const faultSchema = {
	type: 'object',
	required: ['kind'],
	properties: {
		kind: { type: 'string', enum: faultKinds },
		count,
		code: { type: 'integer' },
		httpStatus: { type: 'integer', minimum: 200, maximum: 599 },
		delayMs: amount,
		body: { type: 'string' },
		headers: { type: 'object', additionalProperties: { type: 'string' } },
		match: {
			type: 'object',
			properties: { method: { type: 'string' }, path: { type: 'string' } },
			additionalProperties: false,
		},
	},
	additionalProperties: false,
};

const limitsSchema = {
	type: 'object',
	properties: {
		messagesPerSecond: amount,
		groupOperationsPerMinute: amount,
		apiCallsPerHour: amount,
		appCallsPerHour: amount,
		latencyMs: amount,
		asyncDelayMs: amount,
		receiptDelayMs: amount,
		enforceWindow: { type: 'boolean' },
		pairRate: { type: 'boolean' },
		emptyAcknowledgements: { type: 'boolean' },
		undocumentedTypes: { type: 'boolean' },
		windowRefusal: { type: 'string', enum: ['answer', 'receipt'] },
	},
	additionalProperties: false,
};

const clockSchema = {
	type: 'object',
	properties: { speed: { type: 'number', minimum: 0, maximum: 100_000 }, advanceMs: amount },
	additionalProperties: false,
};

const resetSchema = {
	type: ['object', 'null'],
	properties: {
		seed: { type: ['string', 'number'] },
		accounts: { type: 'object', required: ['apps', 'businesses', 'tokens'] },
	},
	additionalProperties: false,
};

/** The machine itself: start anew, faults, limits, time. */
export function addSettingControls(scope: FastifyInstance, emulation: Emulation): void {
	const { log } = emulation.options;

	scope.post<{ Body?: { seed?: string | number; accounts?: AccountsSeed } }>(
		'/reset',
		{ schema: { body: resetSchema } },
		async ({ body }) => {
			emulation.reset(body?.seed === undefined ? undefined : String(body.seed), body?.accounts);
			log('Everything was reset');
			return { reset: true };
		},
	);

	scope.post<{ Body: Omit<Fault, 'count'> & { count?: number } }>(
		'/faults',
		{ schema: { body: faultSchema } },
		async ({ body }) => {
			const fault = { ...body, count: body.count ?? 1 };
			emulation.faults.add(fault);
			log(
				`The next ${fault.count} matching requests meet "${fault.kind}"${fault.code === undefined ? '' : ` ${fault.code}`}`,
			);
			return { faults: emulation.faults.list() };
		},
	);

	scope.get('/faults', async () => ({ faults: emulation.faults.list() }));

	scope.delete('/faults', async () => {
		emulation.faults.clear();
		log('No more faults');
		return { faults: [] };
	});

	scope.post<{ Body: Partial<Settings> }>(
		'/limits',
		{ schema: { body: limitsSchema } },
		async ({ body }) => {
			Object.assign(emulation.settings, body);
			log(`Limits: ${JSON.stringify(body)}`);
			return emulation.settings;
		},
	);

	scope.post<{ Body: { speed?: number; advanceMs?: number } }>(
		'/clock',
		{ schema: { body: clockSchema } },
		async ({ body }) => {
			if (body.speed !== undefined) emulation.clock.setSpeed(body.speed);
			if (body.advanceMs !== undefined) emulation.clock.advance(body.advanceMs);
			const now = new Date(emulation.clock.now()).toISOString();
			log(`The clock says ${now}, ${emulation.clock.currentSpeed()} times real time`);
			return { now, speed: emulation.clock.currentSpeed() };
		},
	);
}
