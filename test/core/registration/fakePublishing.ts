import { checkExists } from '../../../nodes/WhatsAppGroups/core/registration/checkExists';
import { register } from '../../../nodes/WhatsAppGroups/core/registration/register';
import { unregister } from '../../../nodes/WhatsAppGroups/core/registration/unregister';
import { FakeNode } from './fakeNode';

/** With the fake timers of jest, pauses pass at once. */
async function inNoTime<Result>(run: Promise<Result>): Promise<Result> {
	let isOver = false;
	run.finally(() => (isOver = true)).catch(() => undefined);
	while (!isOver) await jest.advanceTimersToNextTimerAsync();
	return await run;
}

/** A node whose workflow is published and unpublished. */
export class FakePublishing extends FakeNode {
	/** What n8n has saved for it. */
	get saved(): Record<string, unknown> | undefined {
		return Object.values(this.staticData)[0] as Record<string, unknown> | undefined;
	}

	async publish(): Promise<boolean> {
		return await inNoTime(register(this.context, this.catalogue));
	}

	async unpublish(): Promise<boolean> {
		return await inNoTime(unregister(this.context, this.catalogue));
	}

	/** As n8n asks when it starts. */
	async isThere(): Promise<boolean> {
		return await inNoTime(checkExists(this.context, this.catalogue));
	}
}
