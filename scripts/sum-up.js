// Plain JavaScript: the sum is due even when nothing could be installed.
const fs = require('fs');

/**
 * Adds up what the commands left; one that left nothing, or failed without saying so, counts as a
 * failure.
 */
function sumUp(lines, commands) {
	const counts = lines
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line));
	const total = { passed: 0, failed: 0 };
	for (const { command, exitCode } of commands) {
		const count = counts.find((entry) => entry.command === command) || { passed: 0, failed: 1 };
		total.passed += count.passed;
		total.failed += exitCode === 0 ? count.failed : Math.max(count.failed, 1);
	}
	return total;
}

function main([file, ...results]) {
	const commands = results.map((result) => ({
		command: result.slice(0, result.lastIndexOf('=')),
		exitCode: Number(result.slice(result.lastIndexOf('=') + 1)),
	}));
	for (const { command, exitCode } of commands)
		console.log(`${command}: ${exitCode === 0 ? 'good' : `exit code ${exitCode}`}`);
	const { passed, failed } = sumUp(
		fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '',
		commands,
	);
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

module.exports = { sumUp };
if (require.main === module) main(process.argv.slice(2));
