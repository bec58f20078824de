import { readSteps, withChanges } from './recipe';

it('a diff changes what it shows, and nothing else', () => {
	const source = 'one\ntwo\nthree\nfour\n';
	expect(withChanges(source, ' one\n+one and a half\n two\n@@\n-four\n+five\n')).toBe(
		'one\none and a half\ntwo\nthree\nfive\n',
	);
});

it('a diff about what is not there is refused', () => {
	expect(() => withChanges('one\n', ' two\n+three\n')).toThrow('0 times, and not once');
	expect(() => withChanges('one\none\n', ' one\n+three\n')).toThrow('2 times, and not once');
});

it('the recipes of CONTRIBUTING.md touch as many files as they say', () => {
	expect(readSteps().map(({ file }) => file.replace(/.*\//, ''))).toEqual([
		...['rename.ts', 'group.rename.json', 'rename.test.ts'],
		...['group_status_update.ts', 'webhook.status.warned.json', 'groupChanges.ts'],
		...['provider.ts', 'WhatsAppGroupsAcmeApi.credentials.ts', 'index.ts', 'provider.test.ts'],
		...['groups.ts', 'kindsOfCodes.ts'],
	]);
});
