import { WhatsAppGroupsTrigger } from '../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import { startEmulator, type Emulator } from '../emulator';
import { emulatorCredentials } from './support/actionHost';
import { TriggerHost } from './support/triggerHost';

describe('the trigger, from activation to the execution', () => {
	let emulator: Emulator;
	let host: TriggerHost;

	beforeAll(async () => {
		emulator = await startEmulator({ speed: 50 });
	});
	afterAll(async () => await emulator.close());
	beforeEach(async () => {
		host = await TriggerHost.open();
	});
	afterEach(async () => {
		await host.close();
		emulator.emulation.reset();
	});

	const credentials = () => ({ ...emulatorCredentials, baseUrl: emulator.url });

	it('starts a workflow when somebody asks to join', async () => {
		const trigger = host.add({
			credentials: credentials(),
			parameters: { events: ['joinRequest.created'] },
		});
		await trigger.activate();
		const { groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
			subject: 'Order',
			joinApprovalMode: 'approval_required',
		});
		await emulator.control('POST', '/people/open-invite', {
			groupId,
			waId: '14155550101',
			name: 'Ana',
		});
		await emulator.emulation.webhooks.queue.settled();
		expect(trigger.heard).toEqual([
			expect.objectContaining({ event: 'joinRequest.created', groupId, provider: 'meta' }),
		]);
	});
});

it('shows people one address for events: the one with a secret in it is no use to them', () => {
	const { webhooks = [] } = new WhatsAppGroupsTrigger().description;
	const shown = webhooks.filter(
		({ httpMethod, ndvHideUrl }) => httpMethod === 'POST' && !ndvHideUrl,
	);
	expect(shown.map(({ path }) => path)).toEqual(['webhook']);
	expect(webhooks.at(-1)?.name).toBe('default');
});

describe('the words beside the panel of the trigger', () => {
	const { properties, triggerPanel } = new WhatsAppGroupsTrigger().description;
	const panel = typeof triggerPanel === 'object' ? triggerPanel : {};

	it('name the buttons of the editor as it does: Execute step, and Publish', () => {
		const words = JSON.stringify(panel);
		expect(words).toContain('Execute step');
		expect(words).toContain('Publish the workflow');
		expect(words).not.toMatch(/Listen for test event|\bactivate/i);
	});

	it('tell a published workflow from one that is not', () => {
		const states = {
			active: expect.stringMatching(/workflow is published/) as string,
			inactive: expect.stringMatching(/ublish the workflow/) as string,
		};
		expect(panel).toMatchObject({ executionsHelp: states, activationHint: states });
	});

	it('are not cut off in the panel: a label has room for some 30 characters', () => {
		const labels = properties
			.filter(({ type }) => type !== 'notice' && type !== 'callout')
			.map(({ displayName }) => displayName);
		expect(labels.filter((label) => label.length > 30)).toEqual([]);
	});
});
