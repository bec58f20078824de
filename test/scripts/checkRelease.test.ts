import { whyNot, type Release } from '../../scripts/checkRelease';

const changelog =
	'# Changelog\n\n## Unreleased\n\n## 1.2.0\n\n- Something new.\n\n## 1.1.0\n\n- Before.\n';
const ready: Release = { version: '1.2.0', changelog, released: '1.2.0' };

it('a version is published under its own tag, once the changelog has it', () => {
	expect(whyNot('v1.2.0', ready)).toBeUndefined();
});

it('another tag is refused', () => {
	expect(whyNot('v1.2.1', ready)).toContain('make them equal');
});

it('a version without a line in the changelog is refused', () => {
	const empty = changelog.replace('- Something new.\n', '');
	expect(whyNot('v1.3.0', { ...ready, version: '1.3.0' })).toContain('nothing under "## 1.3.0"');
	expect(whyNot('v1.2.0', { ...ready, changelog: empty })).toContain('nothing under "## 1.2.0"');
});

it('lines that belong to no version yet are refused', () => {
	const forgotten = changelog.replace('## Unreleased\n', '## Unreleased\n\n- Forgotten.\n');
	expect(whyNot('v1.2.0', { ...ready, changelog: forgotten })).toContain('"## Unreleased"');
});

it('so is a version whose saved values and outputs were not written down', () => {
	expect(whyNot('v1.2.0', { ...ready, released: '1.1.0' })).toContain('-- --release');
});
