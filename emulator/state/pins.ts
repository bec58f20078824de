import type { Group } from './group';

export function currentPins(group: Group, nowMs: number): Group['pinned'] {
	return group.pinned.filter((pin) => pin.expiresAtMs > nowMs);
}
