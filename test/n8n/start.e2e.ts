import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { runToEnd } from '../../n8nServer/children';
import { freePort } from '../../n8nServer/pickPorts';
import { given } from './suite';

const checkout = resolve(__dirname, '../..');
const start = ['-r', 'tsx/cjs', 'scripts/start/main.ts'];
const example = 'invite-and-see';
const longMs = 180_000;

/** Plays `npm start -- --once` in a user folder of its own. */
async function startOnce(userFolder: string, env: NodeJS.ProcessEnv = process.env) {
	const ports = ['--port', String(await freePort()), '--emulator-port', String(await freePort())];
	const startedMs = Date.now();
	const { exitCode, output } = await runToEnd(
		process.execPath,
		[...start, '--once', '--example', example, '--user-folder', userFolder, ...ports],
		{ cwd: checkout, env },
	);
	console.log(`npm start -- --once took ${Math.round((Date.now() - startedMs) / 1000)} s.`);
	return { exitCode, output };
}

/** An npm that fails, and notes what it was asked for. */
function withoutNpm(folder: string) {
	const asked = join(folder, 'asked');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'npm'), `#!/bin/sh\necho "$*" >>"${asked}"\nexit 1\n`, {
		mode: 0o755,
	});
	return {
		env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}` },
		asked: () => (existsSync(asked) ? readFileSync(asked, 'utf8') : ''),
	};
}

describe('npm start -- --once', () => {
	const userFolder = join(given('E2E_FOLDER'), 'start');

	it(
		'plays the scenario: a member is let in, welcomed and answered, somebody else is turned away',
		async () => {
			const { exitCode, output } = await startOnce(userFolder);
			expect({ exitCode, output }).toEqual({
				exitCode: 0,
				output: expect.stringContaining('Every step happened.'),
			});
			for (const line of [
				'"Invite people to a group, and see who joined" is imported',
				'"Invite people to a group, and see who joined" is off until you publish it',
				'asked to join',
				'the data table "whatsapp_members" is there',
				'Ana is on the list of members. The request was approved: Ana is in the group',
				'The group reads the template: "Welcome',
				'The welcome is pinned',
				'The group reads: "Thank you for asking, Ana!',
				'The office reads: "+14155550106 asks to join a group, and is not on the list',
				'Olivia turned Dan away: the request is rejected',
			])
				expect(output).toContain(line);
		},
		longMs,
	);

	it(
		'starts a second time without npm: it builds, installs and makes nothing twice',
		async () => {
			const { env, asked } = withoutNpm(join(given('E2E_FOLDER'), 'no-npm'));
			const { exitCode, output } = await startOnce(userFolder, env);
			expect({ exitCode, output }).toEqual({
				exitCode: 0,
				output: expect.stringContaining('Every step happened.'),
			});
			for (const line of [
				'The package is packed already, from the same sources',
				'n8n has this very package already',
				'"Join request gatekeeper" is there already',
				'"Invite people to a group, and see who joined" is there already',
			])
				expect(output).toContain(line);
			expect(output).not.toContain('is imported');
			expect(asked()).toBe('');
		},
		longMs,
	);
});
