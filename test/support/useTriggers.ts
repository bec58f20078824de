import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { CapturedLog } from './capturedLog';
import type { HostedTrigger } from './hostedTrigger';
import { TriggerBench } from './triggerBench';

/** Another callback beside ours, of whatever kind. */
interface OtherCallback {
	readonly url: string;
	close(): Promise<void>;
}

/** Parameters of a trigger that shares the events with a callback of the emulator's. */
export const sharing = { ifOtherCallback: 'share', otherVerifyToken: 'secret' };

/** What tests of triggers need; new for each test but for the emulator. */
class TriggerTest<Other extends OtherCallback> {
	bench!: TriggerBench;
	log!: CapturedLog;
	other!: Other;

	/** A trigger for join requests, unless told otherwise; not published yet. */
	add(
		parameters: INodeParameters = {},
		credentials: ICredentialDataDecryptedObject = {},
	): HostedTrigger {
		return this.bench.host.add({
			credentials: { ...this.bench.credentials, ...credentials },
			parameters: { events: ['joinRequest.created'], ...parameters },
		});
	}

	/** A published trigger that took the events from the other callback, and forwards them to it. */
	async addInFrontOfOther(parameters: INodeParameters = {}): Promise<HostedTrigger> {
		this.bench.setPhoneCallback(this.other.url);
		const trigger = this.add({ ...sharing, ...parameters });
		await trigger.activate();
		return trigger;
	}
}

/** Sets up an emulator for a `describe`; a fresh n8n and another callback for each of its tests. */
export function useTriggers<Other extends OtherCallback>(
	openOther: () => Promise<Other>,
): TriggerTest<Other> {
	const setup = new TriggerTest<Other>();
	beforeAll(async () => {
		setup.bench = await TriggerBench.open();
	});
	afterAll(async () => await setup.bench.close());
	beforeEach(async () => {
		await setup.bench.begin();
		setup.other = await openOther();
		setup.log = new CapturedLog();
	});
	afterEach(async () => {
		setup.log.end();
		await setup.other.close();
		await setup.bench.end();
	});
	return setup;
}
