import { operation } from '../../../nodes/WhatsAppGroups/operations/message/pin';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';
import documented from '../../fixtures/meta.pin_message.request.json';

const parameters = { resource: 'message', operation: 'pin' };

it("sends Meta's documented request", () => {
	const { message_id: messageId, expiration_days: expirationDays } = documented.pin;
	expect(requestOf(operation, { groupId: documented.to, messageId, expirationDays })).toEqual({
		method: 'POST',
		on: 'phoneNumber',
		edge: 'messages',
		body: documented,
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('pins the message', async () => {
		const { groupId } = await host.createOpenGroup();
		const [sent] = await host.outputs({
			resource: 'message',
			operation: 'sendText',
			groupId: byId(groupId),
			text: 'Rules',
		});
		const pin = {
			...parameters,
			groupId: byId(groupId),
			messageId: String(sent?.messageId),
			expirationDays: 30,
		};
		expect(await host.outputs(pin)).toEqual([
			expect.objectContaining({ groupId, pinned: true, pinnedMessageId: sent?.messageId }),
		]);
		expect((await host.seeGroup(groupId)).pinned).toHaveLength(1);
	});

	it.each([0, 31, 1.5])('refuses %d days before anything is sent', async (expirationDays) => {
		await host.emulator.control('DELETE', '/requests');
		const run = host.run({
			...parameters,
			groupId: byId('G'),
			messageId: 'wamid.x',
			expirationDays,
		});
		await expect(run).rejects.toThrow('must be a whole number from 1 to 30');
		expect(await host.requests()).toEqual([]);
	});
});
