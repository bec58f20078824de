import type { INode } from 'n8n-workflow';
import { isAddressRefused } from '../../nodes/WhatsAppGroups/errors/addressRefusal';
import { toNoAnswerError } from '../../nodes/WhatsAppGroups/errors/noAnswer';
import { toNodeApiError } from '../../nodes/WhatsAppGroups/errors/toNodeApiError';

const node = {
	name: 'Trigger',
	type: 'trigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	id: '1',
} satisfies INode;

describe('whether a webhook address itself was refused', () => {
	it.each([
		['its check failed', 400, 2200],
		['its value is not taken', 400, 100],
		['its value is not taken, whatever the status', 404, 100],
		['for a reason that nobody knows', 400, 139_999],
		['a gateway does not take it', 400, undefined],
		['a gateway does not understand it', 422, undefined],
	])('yes: %s', (_why, httpStatus, code) => {
		expect(isAddressRefused(toNodeApiError(node, { httpStatus, code }))).toBe(true);
	});

	it.each([
		['the token has expired', 401, 190],
		['a permission is missing', 403, 10],
		['there were too many calls', 400, 4],
		['WhatsApp is down', 500, 2],
		['a proxy has nothing behind it', 404, undefined],
		['a proxy wants a password', 403, undefined],
		['a proxy is overloaded', 503, undefined],
	])('no: %s', (_why, httpStatus, code) => {
		expect(isAddressRefused(toNodeApiError(node, { httpStatus, code }))).toBe(false);
	});

	it('no: there was no answer, or something else went wrong', () => {
		expect(isAddressRefused(toNoAnswerError(node, new Error('socket hang up'), true))).toBe(false);
		expect(isAddressRefused(new Error('anything'))).toBe(false);
	});
});
