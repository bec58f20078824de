import { Recent } from '../recent';
import { type Group, groupLimit, type JoinApprovalMode, type Message, type Person } from './group';
import { applySettings, refuseSettings, type SettingsChange } from './groupSettings';
import { Refusal, toItemError } from './refusal';
import type { World } from './world';

// Enough to look back on; a broadcast of thousands of messages to one group must not fill the
// memory.
const keptMessages = 2_000;

export interface NewGroup {
	phoneNumberId: string;
	subject: string;
	description?: string;
	joinApprovalMode?: JoinApprovalMode;
}

/** Asynchronous operations fail with this code when the time for their effect has come. */
export interface Later {
	failWith?: number;
}

/** The groups of every business number, and the operations that take effect later. */
export class Groups {
	private readonly byId = new Map<string, Group>();
	private readonly byCode = new Map<string, Group>();
	private readonly byNumber = new Map<string, Group[]>();
	private readonly createdCounts = new Map<string, number>();

	constructor(private readonly world: World) {}

	find(groupId: string): Group | undefined {
		return this.byId.get(groupId);
	}

	/** The group of that number, or 131041. */
	get(groupId: string, phoneNumberId: string): Group {
		const group = this.byId.get(groupId);
		if (group === undefined || group.phoneNumberId !== phoneNumberId) throw new Refusal(131041);
		return group;
	}

	findByInviteLink(link: string): Group | undefined {
		return this.byCode.get(link.replace(/^.*\//, ''));
	}

	/** Oldest first. */
	of(phoneNumberId: string): readonly Group[] {
		return this.byNumber.get(phoneNumberId) ?? [];
	}

	count(): number {
		return this.byId.size;
	}

	create(request: NewGroup, { failWith }: Later): string {
		return this.world.later((requestId) => {
			const code =
				failWith ?? (this.of(request.phoneNumberId).length >= groupLimit ? 131211 : undefined);
			const { phoneNumberId, subject, description } = request;
			if (code !== undefined) {
				this.world.emit({
					kind: 'groupCreateFailed',
					phoneNumberId,
					requestId,
					subject,
					description,
					error: toItemError(code),
				});
			} else {
				this.world.emit({
					kind: 'groupCreated',
					phoneNumberId,
					requestId,
					group: this.add(request),
				});
			}
		});
	}

	/** A group that exists at once and tells nobody. */
	add(request: NewGroup): Group {
		const { ids, clock, accounts } = this.world;
		const number = ids.groupNumber();
		const businessNumber = accounts.phoneNumbers.get(request.phoneNumberId)?.number ?? '';
		const order = (this.createdCounts.get(request.phoneNumberId) ?? 0) + 1;
		const group: Group = {
			...request,
			id: ids.groupId(businessNumber, number),
			number,
			order,
			subject: request.subject.trim(),
			joinApprovalMode: request.joinApprovalMode ?? 'auto_approve',
			inviteCode: ids.inviteCode(),
			createdAtMs: clock.now(),
			suspended: false,
			participants: new Map<string, Person>(),
			joinRequests: new Map(),
			removed: new Set(),
			messages: new Recent<Message>(keptMessages),
			pinned: [],
			windowOpenUntilMs: 0,
		};
		this.createdCounts.set(request.phoneNumberId, order);
		this.byId.set(group.id, group);
		this.byCode.set(group.inviteCode ?? '', group);
		const siblings = this.byNumber.get(request.phoneNumberId);
		if (siblings === undefined) this.byNumber.set(request.phoneNumberId, [group]);
		else siblings.push(group);
		return group;
	}

	addMany(request: NewGroup, count: number): Group[] {
		return Array.from({ length: count }, (_, index) =>
			this.add({ ...request, subject: `${request.subject} ${index + 1}` }),
		);
	}

	delete(group: Group, { failWith }: Later): string {
		const { id: groupId, phoneNumberId } = group;
		return this.world.later((requestId) => {
			const code = failWith ?? (this.byId.has(groupId) ? undefined : 131041);
			if (code === undefined) this.forget(group);
			this.world.emit({
				kind: 'groupDeleted',
				phoneNumberId,
				groupId,
				requestId,
				error: code === undefined ? undefined : toItemError(code),
			});
		});
	}

	update(group: Group, change: SettingsChange, { failWith }: Later): string {
		const { id: groupId, phoneNumberId } = group;
		return this.world.later((requestId) => {
			const code = failWith ?? (this.byId.has(groupId) ? undefined : 131041);
			const outcome =
				code === undefined
					? applySettings(group, change)
					: refuseSettings(change, toItemError(code));
			this.world.emit({ kind: 'settingsUpdated', phoneNumberId, groupId, requestId, outcome });
		});
	}

	/** A new link; every earlier one dies. */
	resetInviteLink(group: Group): void {
		this.deleteInviteLink(group);
		group.inviteCode = this.world.ids.inviteCode();
		this.byCode.set(group.inviteCode, group);
	}

	deleteInviteLink(group: Group): void {
		if (group.inviteCode !== undefined) this.byCode.delete(group.inviteCode);
		group.inviteCode = undefined;
	}

	setSuspended(group: Group, suspended: boolean): void {
		group.suspended = suspended;
		const { id: groupId, phoneNumberId } = group;
		this.world.emit({
			kind: suspended ? 'suspended' : 'suspensionCleared',
			phoneNumberId,
			groupId,
		});
	}

	private forget(group: Group): void {
		this.byId.delete(group.id);
		this.deleteInviteLink(group);
		const groups = this.byNumber.get(group.phoneNumberId);
		groups?.splice(groups.indexOf(group), 1);
	}
}
