import { whyNot } from '../../scripts/checkRelease';

const changelog =
	'# Changelog\n\n## Unreleased\n\n## 1.2.0\n\n- Something new.\n\n## 1.1.0\n\n- Before.\n';

it('a version is published under its own tag, once the changelog has it', () => {
	expect(whyNot('v1.2.0', '1.2.0', changelog)).toBeUndefined();
});

it('another tag is refused', () => {
	expect(whyNot('v1.2.1', '1.2.0', changelog)).toContain('make them equal');
});

it('a version without a line in the changelog is refused', () => {
	const empty = changelog.replace('- Something new.\n', '');
	expect(whyNot('v1.3.0', '1.3.0', changelog)).toContain('nothing under "## 1.3.0"');
	expect(whyNot('v1.2.0', '1.2.0', empty)).toContain('nothing under "## 1.2.0"');
});
