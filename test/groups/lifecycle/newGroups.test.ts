import type { INodeParameters } from 'n8n-workflow';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const parameters = { resource: 'group', operation: 'create' };
describe('a run that creates groups', () => {
	let host: EmulatorHost;
	beforeEach(async () => {
		host = await startEmulatorHost();
	});
	afterEach(async () => await host.close());

	const posts = async () => (await host.requests()).filter(({ method }) => method === 'POST');
	const delay = async (asyncDelayMs: number) =>
		await host.emulator.control('POST', '/limits', { asyncDelayMs });
	const soon: INodeParameters = { additionalFields: { timeoutSeconds: 1 } };

	it('gives every item of the same subject a group of its own', async () => {
		const items = Array.from({ length: 5 }, (_, number) => ({
			json: { subject: number % 2 ? 'Deal' : 'Support' },
		}));
		const { items: outputs } = await host.run(
			{ ...parameters, subject: '={{ $json.subject }}' },
			{ items },
		);
		expect(outputs.map(({ json }) => json.status)).toEqual(Array(5).fill('created'));
		expect(new Set(outputs.map(({ json }) => json.groupId)).size).toBe(5);
		expect(outputs.map(({ json }) => json.subject)).toEqual(items.map(({ json }) => json.subject));
		expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(await posts()).toHaveLength(5);
	});

	it('never takes a group that was there before', async () => {
		const { groupId } = await host.createGroup({ subject: 'Twin' });
		const [created] = await host.outputs({ ...parameters, subject: 'Twin' });
		expect(created).toMatchObject({ status: 'created' });
		expect(created?.groupId).not.toBe(groupId);
	});

	it('gives no group when the group of an earlier request could be meant', async () => {
		await delay(2_000);
		await host.run({ ...parameters, subject: 'Slow', ...soon });
		await delay(0);
		const [second] = await host.outputs({
			...parameters,
			subject: 'Slow',
			additionalFields: { timeoutSeconds: 3 },
		});
		expect(second).toMatchObject({
			status: 'accepted',
			reason: expect.stringContaining('not certain which of the candidates'),
		});
		expect(second).not.toHaveProperty('groupId');
		expect(second?.candidates).toHaveLength(2);
	});

	it('but gives one again when the earlier group is in the list before the request', async () => {
		await delay(1_500);
		await host.run({ ...parameters, subject: 'Patient', ...soon });
		await delay(0);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		const [second] = await host.outputs({ ...parameters, subject: 'Patient' });
		expect(second).toMatchObject({ status: 'created' });
	});

	it('gives no group when somebody else makes one with the same subject meanwhile', async () => {
		await delay(60_000);
		const run = host.outputs({
			...parameters,
			subject: 'Rival',
			additionalFields: { timeoutSeconds: 3 },
		});
		while ((await posts()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
		const rival = { subject: 'Rival' };
		await Promise.all([host.createGroup(rival), host.createGroup(rival)]);
		await host.emulator.control('POST', '/clock', { advanceMs: 60_000 });
		const [created] = await run;
		expect(created).toMatchObject({ status: 'accepted' });
		expect(created).not.toHaveProperty('groupId');
		expect(created?.candidates).toHaveLength(3);
	});

	it('keeps two executions at the same moment apart', async () => {
		const both = await Promise.all([
			host.outputs({ ...parameters, subject: 'Both' }),
			host.outputs({ ...parameters, subject: 'Both' }),
		]);
		const [first, second] = both.flat();
		expect([first?.status, second?.status]).toEqual(['created', 'created']);
		expect(first?.groupId).not.toBe(second?.groupId);
	});
});
