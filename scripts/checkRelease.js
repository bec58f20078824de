// Plain Node: it runs before anything is installed.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** What speaks against publishing under this tag; undefined if nothing does. */
function whyNot(tag, version, changelog) {
	if (tag !== `v${version}`)
		return `The tag is ${tag} and the version in package.json ${version}: make them equal.`;
	const [, section = ''] = changelog.split(`\n## ${version}\n`);
	const [entries] = section.split('\n## ');
	if (!/^- /m.test(entries))
		return `CHANGELOG.md has nothing under "## ${version}": write there what is new.`;
	return undefined;
}

module.exports = { whyNot };

if (require.main === module) {
	const root = join(__dirname, '..');
	const { version } = require('../package.json');
	const reason = whyNot(process.argv[2], version, readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
	if (reason !== undefined) console.error(reason);
	process.exitCode = reason === undefined ? 0 : 1;
}
