import type { Clock } from '../clock';
import type { Settings } from '../settings';
import { Accounts, type AccountsSeed } from './accounts';
import type { Emit } from './event';
import { Groups } from './groups';
import { Ids } from './ids';
import { MediaStore } from './media';
import { Membership } from './membership';
import { Messages } from './messages';
import { People } from './people';
import { Tally } from './tally';
import { Templates } from './templates';
import type { World } from './world';

interface WhatsAppOptions {
	clock: Clock;
	settings: Settings;
	seed: string;
	accounts: AccountsSeed;
	emit: Emit;
}

/** WhatsApp itself: it knows groups, people, messages, files and templates, and nothing of HTTP. */
export class WhatsApp {
	readonly ids: Ids;
	readonly clock: Clock;
	readonly settings: Settings;
	readonly accounts: Accounts;
	readonly people: People;
	readonly groups: Groups;
	readonly membership: Membership;
	readonly messages: Messages;
	readonly media: MediaStore;
	readonly templates: Templates;
	readonly tally: Tally;

	constructor({ clock, settings, seed, accounts, emit }: WhatsAppOptions) {
		this.clock = clock;
		this.settings = settings;
		this.ids = new Ids(seed);
		this.accounts = new Accounts(accounts, clock);
		this.people = new People(this.ids);
		this.tally = new Tally(clock);
		const world: World = {
			clock,
			settings,
			emit,
			ids: this.ids,
			accounts: this.accounts,
			tally: this.tally,
			groupOf: (groupId) => this.groups.find(groupId),
			later: (run) => this.later(run),
		};
		this.groups = new Groups(world);
		this.membership = new Membership(world);
		this.messages = new Messages(world);
		this.media = new MediaStore(world);
		this.templates = new Templates(world);
	}

	private later(run: (requestId: string) => void): string {
		const requestId = this.ids.requestId();
		this.clock.after(this.settings.asyncDelayMs, () => run(requestId));
		return requestId;
	}
}
