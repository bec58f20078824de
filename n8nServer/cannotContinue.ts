/**
 * A failure the user can do something about: the message is one sentence that says what to do, no
 * stack trace needed.
 */
export class CannotContinue extends Error {
	override readonly name = 'CannotContinue';
}

const offlineWords =
	/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|network request/i;
const diskFull = /ENOSPC/;

/** Whether npm's words mean that there is no way to the registry. */
export function isOffline(output: string): boolean {
	return offlineWords.test(output);
}

/** Says what to do after npm failed, from what it printed. */
export function explainNpmFailure(command: string, output: string): CannotContinue {
	if (diskFull.test(output)) {
		return new CannotContinue(
			`The disk is full: free at least 3 GB and run the command again (\`${command}\` could not write its files).`,
		);
	}
	if (isOffline(output)) {
		return new CannotContinue(
			`The npm registry cannot be reached: check the network connection (or npm's registry and proxy settings) and run the command again. What \`${command}\` fetched so far is kept in npm's cache.`,
		);
	}
	const lines = output
		.split('\n')
		.filter((line) => /npm (error|ERR!)/.test(line) && !/complete log of this run/.test(line));
	const said = lines.slice(0, 6).join('\n') || output.trim().split('\n').slice(-6).join('\n');
	return new CannotContinue(
		`\`${command}\` failed; put right what it says below and run the command again.\n${said}`,
	);
}
