// Plain Node: it runs before anything is installed.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Whether a section of the changelog says something. */
function hasEntries(changelog, title) {
	const [, section = ''] = changelog.split(`\n## ${title}\n`);
	return /^- /m.test(section.split('\n## ')[0]);
}

/** What speaks against publishing under this tag; undefined if nothing does. */
function whyNot(tag, { version, changelog, released }) {
	if (tag !== `v${version}`)
		return `The tag is ${tag} and the version in package.json ${version}: make them equal.`;
	if (!hasEntries(changelog, version))
		return `CHANGELOG.md has nothing under "## ${version}": write there what is new.`;
	if (hasEntries(changelog, 'Unreleased'))
		return `CHANGELOG.md still has entries under "## Unreleased": move them to "## ${version}".`;
	if (released !== version)
		return `test/released.json is of ${released}: run "npm run generate -- --release".`;
	return undefined;
}

module.exports = { whyNot };

if (require.main === module) {
	const root = join(__dirname, '..');
	const read = (file) => readFileSync(join(root, file), 'utf8');
	const { version } = JSON.parse(read('package.json'));
	const { version: released } = JSON.parse(read('test/released.json'));
	const changelog = read('CHANGELOG.md');
	const reason = whyNot(process.argv[2], { version, changelog, released });
	if (reason !== undefined) console.error(reason);
	process.exitCode = reason === undefined ? 0 : 1;
}
