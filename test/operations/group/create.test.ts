import type { INodeParameters } from 'n8n-workflow';
import { toNewGroup } from '../../../nodes/WhatsAppGroups/operations/group/create';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import documented from '../../fixtures/meta.create_group.request.json';
import minimal from '../../fixtures/meta.create_group.request.minimal.json';

const parameters = { resource: 'group', operation: 'create' };

describe('the request', () => {
	it("is Meta's documented one", () => {
		const { subject, description } = documented;
		const values = {
			subject,
			joinApprovalMode: 'approval_required',
			waitForResult: true,
			additionalFields: { description },
		};
		expect(toNewGroup(values)).toEqual(documented);
	});

	it('leaves an empty description out, and cuts white space around the subject', () => {
		const values = {
			subject: `  ${minimal.subject}\n`,
			joinApprovalMode: 'auto_approve',
			waitForResult: true,
			additionalFields: { description: '' },
		};
		expect(toNewGroup(values)).toEqual({ ...minimal, join_approval_mode: 'auto_approve' });
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeEach(async () => {
		host = await startEmulatorHost();
	});
	afterEach(async () => await host.close());

	const posts = async () => (await host.requests()).filter(({ method }) => method === 'POST');
	const delay = async (asyncDelayMs: number) =>
		await host.emulator.control('POST', '/limits', { asyncDelayMs });
	const soon: INodeParameters = { additionalFields: { timeoutSeconds: 1 } };

	it.each(['Ärger & Co. 🎉👨‍👩‍👧', 'مجموعة العملاء', 'קבוצת לקוחות'])(
		'waits for the group %s, and gives its ID and invite link',
		async (subject) => {
			const [created] = await host.outputs({ ...parameters, subject });
			expect(created).toMatchObject({
				subject,
				status: 'created',
				requestId: expect.stringMatching(/^\d+$/),
				matchedBy: 'subject and time of creation',
			});
			const link = {
				resource: 'inviteLink',
				operation: 'get',
				groupId: { __rl: true, mode: 'id', value: String(created?.groupId) },
			};
			expect(await host.outputs(link)).toEqual([
				{ groupId: created?.groupId, inviteLink: created?.inviteLink },
			]);
			expect(await posts()).toHaveLength(1);
		},
	);

	it('says on timeout that the request was accepted, its ID, and which event reports it', async () => {
		await delay(60_000);
		const { items, hints } = await host.run({ ...parameters, subject: 'Late', ...soon });
		expect(items[0]?.json).toEqual({
			status: 'accepted',
			subject: 'Late',
			joinApprovalMode: 'auto_approve',
			requestId: expect.stringMatching(/^\d+$/),
			reportedBy: ['group.created', 'group.createFailed'],
			reason: expect.stringContaining('did not appear in time'),
		});
		expect(hints).toMatchObject([{ message: expect.stringContaining('Group → Get Many') }]);
		expect(await posts()).toHaveLength(1);
	});

	it('never sends a create twice, also when the answer never came', async () => {
		await host.emulator.control('POST', '/faults', {
			kind: 'cut-after',
			match: { method: 'POST' },
		});
		await expect(host.run({ ...parameters, subject: 'Cut' })).rejects.toMatchObject({
			message: expect.stringContaining('is not known'),
			context: { itemIndex: 0 },
		});
		expect(await posts()).toHaveLength(1);
	});

	it('goes on waiting when a look at the list fails', async () => {
		await delay(700);
		const run = host.outputs({ ...parameters, subject: 'Stormy' });
		await new Promise((resolve) => setTimeout(resolve, 300));
		await host.emulator.control('POST', '/faults', {
			kind: 'refuse',
			code: 131000,
			count: 2,
			match: { method: 'GET', path: '/groups' },
		});
		const [created] = await run;
		expect(created).toMatchObject({ status: 'created' });
		expect(await posts()).toHaveLength(1);
	});

	it('stops waiting when the execution is stopped, and keeps the request ID', async () => {
		// Without the stop, both the group and the end of the waiting come later than the test ends.
		await delay(600_000);
		const stop = new AbortController();
		const run = host.outputs(
			{ ...parameters, subject: 'Stopped', additionalFields: { timeoutSeconds: 300 } },
			{ abortSignal: stop.signal },
		);
		const looks = async () => (await host.requests()).filter(({ method }) => method === 'GET');
		while ((await looks()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
		stop.abort();
		const [accepted] = await run;
		expect(accepted).toMatchObject({ status: 'accepted', requestId: expect.any(String) });
	});

	it('sends one request and gives the request ID without Wait for Result', async () => {
		const [accepted] = await host.outputs({
			...parameters,
			subject: 'Quick',
			waitForResult: false,
		});
		expect(accepted).toEqual({
			status: 'accepted',
			subject: 'Quick',
			joinApprovalMode: 'auto_approve',
			requestId: expect.any(String),
			reportedBy: ['group.created', 'group.createFailed'],
		});
		expect(await host.requests()).toHaveLength(1);
	});
});
