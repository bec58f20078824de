const { TestEnvironment } = require('jest-environment-node');
const { readFileSync } = require('node:fs');
const { isAbsolute } = require('node:path');
const { Script } = require('node:vm');
const { endStorages } = require('./asyncStorages');
const bundle = require('./bundle');
require('./compileOnce');

/** Compiled once for all test files of a process; each runs it in a context of its own. */
let compiled;

function compile() {
	const text = readFileSync(bundle.script, 'utf8');
	const start = '(function (require, module, __filename, __dirname) {';
	// Jest looks for a source map in each file of a stack; there is none in eleven megabytes.
	const filename = bundle.script.replace(/\.js$/, '');
	return new Script(`${start}${text}\nreturn module.exports; })`, { filename });
}

const requireShared = require;

/** What `bundle.js` has put together, for one test file. */
module.exports = class extends TestEnvironment {
	constructor(...given) {
		super(...given);
		// Tests move or stop this clock; that of the process would stay so for the files after them.
		const now = performance.now.bind(performance);
		Object.defineProperty(this.global, 'performance', {
			configurable: true,
			writable: true,
			value: { now, timeOrigin: performance.timeOrigin },
		});
		let packages;
		this.global.bundledPackage = (name, require) => {
			compiled ??= compile();
			// Without `require.cache`, through which Fastify looks for the name of each plugin.
			const requireOther = (other) => (isAbsolute(other) ? requireShared : require)(other);
			packages ??= compiled.runInContext(this.context)(requireOther, { exports: {} }, '', '');
			return packages[name]();
		};
	}

	async teardown() {
		await super.teardown();
		endStorages();
	}
};
