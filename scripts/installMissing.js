// Plain old JavaScript on purpose: it must be able to say "your Node is too old" on that Node.
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..');
var neededMajor = 20;
var neededMinor = 15;
var offline =
	/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;

function stop(sentence) {
	console.error('\n' + sentence);
	process.exit(1);
}

function refuseOldNode() {
	var version = process.versions.node.split('.');
	var major = Number(version[0]);
	if (major > neededMajor || (major === neededMajor && Number(version[1]) >= neededMinor)) return;
	stop(
		'This needs Node ' +
			neededMajor +
			'.' +
			neededMinor +
			' or later, and this is Node ' +
			process.versions.node +
			': install a newer Node (https://nodejs.org) and run the command again.'
	);
}

function modifiedMs(file) {
	try {
		return fs.statSync(file).mtimeMs;
	} catch (missing) {
		return 0;
	}
}

function npm(args, stdout) {
	return childProcess.spawnSync('npm', args, {
		cwd: root,
		stdio: ['ignore', stdout, 'pipe'],
		encoding: 'utf8',
		shell: process.platform === 'win32'
	});
}

// Without a network npm asks again and again for minutes; one question tells, and what npm has in
// its cache may be enough.
function isOffline() {
	var result = npm(
		['view', 'tsx', 'version', '--fetch-retries=0', '--fetch-timeout=20000'],
		'ignore'
	);
	return result.status !== 0 && offline.test(result.stderr || '');
}

// npm writes this file last: without it an earlier install was broken off, and its half is not to
// be trusted.
function installMissing() {
	var modules = path.join(root, 'node_modules');
	var finished = modifiedMs(path.join(modules, '.package-lock.json'));
	if (finished > 0 && finished >= modifiedMs(path.join(root, 'package-lock.json'))) return;
	if (finished === 0 && fs.existsSync(modules)) {
		console.log('An earlier install was not finished; starting it anew.');
		fs.rmSync(modules, { recursive: true, force: true });
	}
	console.log('Installing the development packages (about 1,250, usually under a minute) ...');
	// `npm ci` would stop when a registry lacks an optional package of some other platform; this
	// follows the lock file too.
	var args = [
		'install',
		'--no-save',
		'--no-audit',
		'--no-fund',
		isOffline() ? '--offline' : '--prefer-offline'
	];
	var result = npm(args, 'inherit');
	if (result.status === 0) {
		var now = new Date();
		fs.utimesSync(path.join(modules, '.package-lock.json'), now, now);
		return;
	}
	if (result.signal) process.exit(130);
	var said = result.stderr || String(result.error);
	fs.rmSync(path.join(modules, '.package-lock.json'), { force: true });
	if (offline.test(said))
		stop(
			"The npm registry cannot be reached: check the network connection (or npm's registry and proxy settings) and run the command again."
		);
	stop(
		'`npm install` failed; put right what it says and run the command again.\n' +
			said.split('\n').slice(0, 12).join('\n')
	);
}

refuseOldNode();
installMissing();
