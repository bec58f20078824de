import { participantLimit, type Group, type JoinRequest, type Person } from './group';
import { Refusal, toItemError, type ItemError } from './refusal';
import type { Later } from './groups';
import type { World } from './world';

export type InviteOutcome =
	| 'joined'
	| 'join_request_created'
	| 'join_request_pending'
	| 'already_participant'
	| 'full'
	| 'removed_before'
	| 'terms_not_accepted';

/** A participant as the business names one: by phone or by user ID. */
export interface ParticipantInput {
	user?: string;
	user_id?: string;
}

export interface Decision {
	done: string[];
	failed: Array<{ join_request_id: string; errors: ItemError[] }>;
}

/** How people get into groups and out of them. */
export class Membership {
	private askedCount = 0;

	constructor(private readonly world: World) {}

	openInvite(group: Group, person: Person): { outcome: InviteOutcome; joinRequest?: JoinRequest } {
		const obstacle = this.obstacleFor(group, person);
		if (obstacle !== undefined) return { outcome: obstacle };
		if (group.joinApprovalMode === 'auto_approve') {
			this.add(group, person);
			this.world.emit({ kind: 'joined', ...of(group), person });
			return { outcome: 'joined' };
		}
		const pending = findJoinRequest(group, person);
		if (pending !== undefined) return { outcome: 'join_request_pending', joinRequest: pending };
		const joinRequest = {
			id: this.world.ids.joinRequestId(person.waId, group.number),
			person,
			order: ++this.askedCount,
			createdAtMs: this.world.clock.now(),
		};
		group.joinRequests.set(joinRequest.id, joinRequest);
		this.world.emit({ kind: 'joinRequestCreated', ...of(group), joinRequest });
		return { outcome: 'join_request_created', joinRequest };
	}

	/** Puts somebody in without telling anybody: for setting up a test. */
	add(group: Group, person: Person): void {
		if (group.participants.size >= participantLimit) throw new Refusal(131204);
		group.participants.set(person.waId, person);
		this.world.tally.count('joined', group.phoneNumberId, group.id);
	}

	cancelJoinRequest(group: Group, person: Person): JoinRequest | undefined {
		const joinRequest = findJoinRequest(group, person);
		if (joinRequest === undefined) return undefined;
		group.joinRequests.delete(joinRequest.id);
		this.world.emit({ kind: 'joinRequestRevoked', ...of(group), joinRequest });
		return joinRequest;
	}

	leave(group: Group, person: Person): boolean {
		if (!this.takeOut(group, person)) return false;
		this.world.emit({ kind: 'left', ...of(group), person });
		return true;
	}

	/** Every number hears that somebody has another ID. */
	tellChange(person: Person, before: Person): void {
		const { accounts, ids, emit } = this.world;
		const id = ids.messageId(before.waId, 'toBusiness');
		for (const phoneNumberId of accounts.phoneNumbers.keys())
			emit({ kind: 'personChanged', phoneNumberId, id, person, before });
	}

	approve(group: Group, ids: string[]): Decision {
		const people: Person[] = [];
		const decision = this.decide(group, ids, ({ person }) => {
			if (!person.acceptedTerms) throw new Refusal(131203);
			this.add(group, person);
			people.push(person);
		});
		if (people.length > 0) this.world.emit({ kind: 'joinRequestsApproved', ...of(group), people });
		return decision;
	}

	/** Nobody hears of a rejection. */
	reject(group: Group, ids: string[]): Decision {
		return this.decide(group, ids, () => undefined);
	}

	remove(group: Group, inputs: ParticipantInput[], { failWith }: Later): string {
		const names = inputs.map(({ user, user_id: userId }) => userId ?? user ?? '');
		if (new Set(names.map(comparable)).size < names.length) throw new Refusal(131202);
		return this.world.later((requestId) => {
			const removed: string[] = [];
			const failed: Array<{ input: string; error: ItemError }> = [];
			for (const input of names) {
				const person = findParticipant(group, input);
				if (failWith !== undefined || person === undefined) {
					failed.push({ input, error: toItemError(failWith ?? 131212) });
					continue;
				}
				this.takeOut(group, person);
				group.removed.add(person.waId);
				removed.push(input);
			}
			this.world.emit({ kind: 'participantsRemoved', ...of(group), requestId, removed, failed });
		});
	}

	private decide(group: Group, ids: string[], apply: (joinRequest: JoinRequest) => void): Decision {
		const decision: Decision = { done: [], failed: [] };
		for (const id of ids) {
			try {
				const joinRequest = group.joinRequests.get(id);
				if (joinRequest === undefined) throw new Refusal(131213);
				apply(joinRequest);
				group.joinRequests.delete(id);
				decision.done.push(id);
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				decision.failed.push({
					join_request_id: id,
					errors: [toItemError(error.code, error.details)],
				});
			}
		}
		return decision;
	}

	private obstacleFor(group: Group, person: Person): InviteOutcome | undefined {
		if (group.participants.has(person.waId)) return 'already_participant';
		if (group.removed.has(person.waId)) return 'removed_before';
		if (!person.acceptedTerms && group.joinApprovalMode === 'auto_approve')
			return 'terms_not_accepted';
		return group.participants.size >= participantLimit ? 'full' : undefined;
	}

	private takeOut(group: Group, person: Person): boolean {
		if (!group.participants.delete(person.waId)) return false;
		this.world.tally.count('left', group.phoneNumberId, group.id);
		return true;
	}
}

function of(group: Group): { phoneNumberId: string; groupId: string } {
	return { phoneNumberId: group.phoneNumberId, groupId: group.id };
}

function findJoinRequest(group: Group, person: Person): JoinRequest | undefined {
	return [...group.joinRequests.values()].find((joinRequest) => joinRequest.person === person);
}

function findParticipant(group: Group, input: string): Person | undefined {
	const wanted = comparable(input);
	return [...group.participants.values()].find(
		({ waId, userId }) => waId === wanted || userId === wanted,
	);
}

/** `+1 650…` and `1650…` are the same participant; a user ID stays as it is. */
function comparable(input: string): string {
	return /^[A-Z]{2}\./.test(input) ? input : input.replace(/\D/g, '');
}
