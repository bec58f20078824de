import packageJson from '../../package.json';
import { blocks } from './pages';

const repository = packageJson.repository.url.replace(/^git\+/, '');

const { name } = packageJson;
const trust = `npm trust github ${name} --file publish.yml --repo ${repository.replace(/^https:\/\/github\.com\/|\.git$/g, '')} --env npm --allow-publish`;

/** What may stand in a block of commands: tried elsewhere, or npm's and git's own. */
const kinds: ReadonlyArray<readonly [string, (command: string) => boolean]> = [
	['gets the repository', (command) => command === `git clone ${repository}`],
	['goes into it', (command) => command === `cd ${packageJson.name}`],
	['installs the package', (command) => command === `npm install ${packageJson.name}`],
	['verifies what is installed', (command) => command === 'npm audit signatures'],
	[
		'runs a script',
		(command) => {
			const [, script = ''] = /^npm (?:run )?([\w:]+)( -- .*)?$/.exec(command) ?? [];
			return Object.hasOwn(packageJson.scripts, script);
		},
	],
	['asks the emulator', (command) => /^curl (-X POST )?http:\/\/127\.0\.0\.1:4010\//.test(command)],
	['tells npm whom to trust', (command) => command === trust],
	["lists WhatsApp's addresses", (command) => command.startsWith('whois ')],
	['sets the environment of n8n', (command) => /^N8N_[A-Z0-9_]+=('.*'|\S+)$/.test(command)],
];

const commands = blocks
	.filter(({ language }) => language === 'bash')
	.flatMap(({ page, code }) =>
		code
			.split('\n')
			.filter((line) => line !== '')
			.map((command) => [page, command] as const),
	);

it('there are commands in the docs', () => {
	expect(commands.length).toBeGreaterThan(10);
});

it.each(commands)('%s: `%s` is a command that is known to work', (_page, command) => {
	expect(kinds.filter(([, isKind]) => isKind(command))).toHaveLength(1);
});
