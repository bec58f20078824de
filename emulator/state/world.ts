import type { Clock } from '../clock';
import type { Settings } from '../settings';
import type { Accounts } from './accounts';
import type { Emit } from './event';
import type { Group } from './group';
import type { Ids } from './ids';
import type { Tally } from './tally';

/** What every part of WhatsApp stands on. */
export interface World {
	clock: Clock;
	ids: Ids;
	settings: Settings;
	accounts: Accounts;
	tally: Tally;
	emit: Emit;
	groupOf(groupId: string): Group | undefined;
	/** Runs an operation after the asynchronous delay; the answer is its `request_id`. */
	later(run: (requestId: string) => void): string;
}
