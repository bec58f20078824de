import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Callback } from '../../../emulator/callback';
import { sharing, useTriggers } from '../../support/useTriggers';

/** A callback that answers any check of it like this. */
async function openAnswering(
	httpStatus: number,
	body: string,
): Promise<{ url: string; close: () => Promise<void> }> {
	const server = createServer((request, response) => {
		request.resume();
		response.writeHead(httpStatus, { location: '/elsewhere' }).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

describe('a callback that is to share its events, and answers the check of it', () => {
	const setup = useTriggers(async () => await Callback.open());

	const dead = /does not respond.*choose Replace/s;
	const otherToken = /uses another verify token.*Fill in "Other Verify Token"/s;

	it.each<[number, string, RegExp]>([
		[404, 'Not Found', dead],
		[410, 'Gone', dead],
		[500, 'Internal Server Error', dead],
		[503, 'n8n is starting up', dead],
		[403, 'Forbidden', otherToken],
		[302, '', otherToken],
		[200, 'Welcome', otherToken],
	])('with %i "%s", is refused with what to do about it', async (httpStatus, body, sentence) => {
		const answering = await openAnswering(httpStatus, body);
		setup.bench.setPhoneCallback(answering.url);
		await expect(setup.add(sharing).activate()).rejects.toThrow(sentence);
		expect(setup.bench.callbacks.phoneNumber).toBe(answering.url);
		await answering.close();
	});

	it.each([
		['the credential', {}, { otherVerifyToken: ' secret ' }],
		['the panel of a workflow from before it moved', { otherVerifyToken: 'secret' }, {}],
		['the credential, past a stale one', { otherVerifyToken: 'x' }, { otherVerifyToken: 'secret' }],
	])(
		'takes the other verify token from %s, and restores the callback with it',
		async (_where, parameters, credentials) => {
			setup.bench.setPhoneCallback(setup.other.url);
			const trigger = setup.add({ ifOtherCallback: 'share', ...parameters }, credentials);
			await trigger.activate();
			expect(setup.bench.callbacks.phoneNumber).toBe(trigger.address);
			await trigger.deactivate();
			expect(setup.bench.callbacks.phoneNumber).toBe(setup.other.url);
		},
	);
});
