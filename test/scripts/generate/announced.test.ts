import { entriesSince, unannounced } from '../../../scripts/generate/announced';

const before = { 'group.create': ['subject'], 'output of group.create': ['groupId: string'] };
const labelsOf = (place: string) => (place.includes('group.create') ? ['Create Group'] : []);
const missing = (now: Record<string, string[]>, entries: string) =>
	unannounced({ before, now }, entries, labelsOf);

it('nothing has to be said while nothing changes', () => {
	expect(missing(before, '')).toEqual([]);
});

it('a new field, choice or output wants an entry that names it or its place', () => {
	const now = {
		'group.create': ['options.joinMode', 'options.joinMode=auto', 'subject'],
		'output of group.create': ['groupId: string', 'inviteLink: string'],
	};
	expect(missing(now, '- Nothing of it.')).toEqual([
		'group.create: options.joinMode',
		'group.create: options.joinMode=auto',
		'output of group.create: inviteLink: string',
	]);
	expect(missing(now, '- New option **Join Mode**; the *Invite Link* comes at once.')).toEqual([]);
	expect(missing(now, '- **Create Group** is better.')).toEqual([]);
});

it('so does what is gone, and a field of an output that became something else', () => {
	const now = { 'group.create': [], 'output of group.create': ['groupId: number'] };
	expect(missing(now, '- Nothing.')).toEqual([
		'group.create: subject',
		'output of group.create: groupId: number',
		'output of group.create: groupId: string',
	]);
});

it('only entries after the version count', () => {
	const changelog = '# Changelog\n\n## 1.1.0\n\n- New.\n\n## 1.0.0\n\n- Create Group.\n';
	expect(entriesSince(changelog, '1.0.0')).toBe('# Changelog\n\n## 1.1.0\n\n- New.\n');
	expect(entriesSince(changelog, '0.1.0')).toBe(changelog);
});
