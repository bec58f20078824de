import { faultsOf, mostPackedBytes } from '../../scripts/tarballContent';

const faults = (paths: string[], size = 1) =>
	faultsOf({ filename: 'x.tgz', size, files: paths.map((path) => ({ path })) });

it('what n8n loads may be in the tarball', () => {
	const loaded = [
		'package.json',
		'README.md',
		'LICENSE',
		'index.js',
		'dist/credentials/WhatsAppGroupsApi.credentials.js',
		'dist/nodes/WhatsAppGroups/WhatsAppGroups.node.js',
		'dist/nodes/WhatsAppGroups/WhatsAppGroups.node.json',
		'dist/nodes/WhatsAppGroups/whatsAppGroups.dark.svg',
		'dist/nodes/WhatsAppGroups/operations/group/create.js',
		'dist/nodes/WhatsAppGroups/__schema__/v1.0.0/group/create.json',
	];
	expect(faults(loaded)).toEqual([]);
});

it.each([
	'dist/nodes/WhatsAppGroups/operations/group/create.d.ts',
	'dist/nodes/WhatsAppGroups/operations/group/create.js.map',
	'dist/nodes/WhatsAppGroups/operations/group/create.test.js',
	'dist/nodes/WhatsAppGroups/README.md',
	'dist/tsconfig.tsbuildinfo',
	'emulator/main.ts',
	'docs/trigger.md',
])('%s may not', (path) => {
	expect(faults([path])).toEqual([`${path} is of no use to a user`]);
});

it('a tarball has a limit', () => {
	expect(faults([], mostPackedBytes)).toEqual([]);
	expect(faults([], mostPackedBytes + 1)).toEqual(['300001 bytes packed, more than 300000']);
});
