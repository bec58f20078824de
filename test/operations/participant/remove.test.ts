import { operation } from '../../../nodes/WhatsAppGroups/operations/participant/remove';
import { loadInPanel } from '../../support/actionHost';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';
import byPhone from '../../fixtures/meta.remove_participants.request.json';
import byUserId from '../../fixtures/meta.remove_participants.request.bsuid.json';

const parameters = { resource: 'participant', operation: 'remove' };
const reportedBy = ['participant.removed', 'participant.removeFailed'];

describe('the request', () => {
	it.each([
		['phone numbers', ['+16505551234', '+16505556789'], byPhone],
		['a user ID beside a phone number', ['US.13491208655302741918', '+1 (650) 555-6789'], byUserId],
	])("is Meta's documented one for %s", (_what, participants, body) => {
		const request = requestOf(operation, { groupId: 'G', participants });
		expect(request).toEqual({ method: 'DELETE', on: { group: 'G' }, edge: 'participants', body });
	});

	it('names a person once, however the number is written', () => {
		const participants = ['+16505551234', '16505551234', '+1 650 555-1234', '001 650 555 1234'];
		expect(requestOf(operation, { groupId: 'G', participants }).body?.participants).toEqual([
			{ user: '+16505551234' },
		]);
	});

	it('takes eight and refuses nine', () => {
		const people = (count: number) =>
			Array.from({ length: count }, (_, index) => `+1650555100${index}`);
		expect(
			requestOf(operation, { groupId: 'G', participants: people(8) }).body?.participants,
		).toHaveLength(8);
		expect(() => requestOf(operation, { groupId: 'G', participants: people(9) })).toThrow(
			'Participants has 9 entries, but WhatsApp accepts at most 8 at once',
		);
	});

	it.each(['Anna', '12', 'us.123', '+1650555123412345', 'US.'])(
		'refuses %s, which names nobody',
		(text) => {
			expect(() => requestOf(operation, { groupId: 'G', participants: [text] })).toThrow(
				`Participants has "${text}", which is neither a phone number with country code nor a user ID`,
			);
		},
	);
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('removes people by phone number', async () => {
		const { groupId } = await host.createGroup({ participants: 8 });
		const people = (await host.seeGroup(groupId)).participants.map(({ waId }) => `+${waId}`);
		const [removed] = await host.outputs({
			...parameters,
			groupId: byId(groupId),
			participants: people.slice(0, 3).join(', '),
		});
		expect(removed).toEqual({
			groupId,
			requestId: expect.any(String),
			participants: people.slice(0, 3).map((phone) => ({ waId: phone.slice(1) })),
			status: 'accepted',
			reportedBy,
		});
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect((await host.seeGroup(groupId)).participants).toHaveLength(5);
	});

	it('removes people picked from the list', async () => {
		const { groupId } = await host.createGroup({ participants: 2 });
		const panel = {
			parameters: { ...parameters, groupId: byId(groupId) },
			credentials: host.credentials,
		};
		const options = await loadInPanel('loadParticipants', panel);
		expect(options.map(({ name }) => name)).toEqual([
			expect.stringMatching(/^\+\d+/),
			expect.stringMatching(/^\+\d+/),
		]);
		await host.run({
			...parameters,
			groupId: byId(groupId),
			whichParticipants: 'picked',
			pickedParticipants: options.map(({ value }) => String(value)),
		});
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect((await host.seeGroup(groupId)).participants).toEqual([]);
	});

	it('offers nobody before a group is chosen', async () => {
		expect(
			await loadInPanel('loadParticipants', {
				parameters: { ...parameters, groupId: byId('') },
				credentials: host.credentials,
			}),
		).toEqual([]);
	});

	it('sends nothing for nine people', async () => {
		await host.emulator.control('DELETE', '/requests');
		const participants = Array.from({ length: 9 }, (_, index) => `+1650555100${index}`).join();
		await expect(
			host.run({ ...parameters, groupId: byId('G'), participants }),
		).rejects.toMatchObject({ context: { itemIndex: 0 } });
		expect(await host.requests()).toEqual([]);
	});
});
