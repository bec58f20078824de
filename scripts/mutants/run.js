/**
 * `npm run mutants -- <folder> …`: puts small faults into the folders, one at a time, and says
 * which of them no quick test of the folder notices. The name of a file, or the beginning of one,
 * will do. Without a name: every folder of the list.
 */
const folders = [
	'errors',
	'events',
	'providers',
	'core/sending',
	'core/webhooks',
	'core/registration',
	'core/waiting',
];

async function run() {
	const { Stryker } = await import('@stryker-mutator/core');
	const chosen = process.argv.slice(2);
	for (const folder of chosen.length > 0 ? chosen : folders) {
		const report = `.cache/mutants/${folder.replaceAll('/', '-')}`;
		await new Stryker({
			configFile: 'stryker.config.json',
			mutate: [`nodes/WhatsAppGroups/${folder}*.ts`, `nodes/WhatsAppGroups/${folder}*/**/*.ts`],
			jest: { config: { globals: { mutatedFolder: folder } } },
			incrementalFile: `${report}.incremental.json`,
			htmlReporter: { fileName: `${report}.html` },
			jsonReporter: { fileName: `${report}.json` },
		}).runMutationTest();
	}
}

run().catch((failure) => {
	console.error(failure);
	process.exitCode = 1;
});
