import { join, resolve } from 'node:path';
import { runToEnd } from '../../n8nServer/children';
import { freePort } from '../../n8nServer/pickPorts';
import { given } from './suite';

const checkout = resolve(__dirname, '../..');
const start = ['-r', 'tsx/cjs', 'scripts/start/main.ts'];
const example = 'invite-and-see';
const longMs = 180_000;

/** Plays `npm start -- --once` in a user folder of its own. */
async function startOnce(userFolder: string) {
	const ports = ['--port', String(await freePort()), '--emulator-port', String(await freePort())];
	const startedMs = Date.now();
	const { exitCode, output } = await runToEnd(
		process.execPath,
		[...start, '--once', '--example', example, '--user-folder', userFolder, ...ports],
		{ cwd: checkout, env: process.env },
	);
	return { exitCode, output, tookMs: Date.now() - startedMs };
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
		'starts a second time in under 30 s and makes nothing twice',
		async () => {
			const { exitCode, output, tookMs } = await startOnce(userFolder);
			expect({ exitCode, output }).toEqual({
				exitCode: 0,
				output: expect.stringContaining('Every step happened.'),
			});
			expect(output).toContain('"Join request gatekeeper" is there already');
			expect(output).toContain('"Invite people to a group, and see who joined" is there already');
			expect(output).not.toContain('is imported');
			expect(tookMs).toBeLessThan(30_000);
		},
		longMs,
	);
});
