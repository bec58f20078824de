const { AsyncLocalStorage } = require('node:async_hooks');

/** Those in use since they were last ended; jest has a new one for each test file, too. */
const inUse = new Set();

for (const name of ['run', 'enterWith']) {
	const begin = AsyncLocalStorage.prototype[name];
	AsyncLocalStorage.prototype[name] = function (...given) {
		inUse.add(this);
		return begin.apply(this, given);
	};
}

/**
 * Node asks each storage that was ever used, whenever anything asynchronous begins: with the tenth
 * test file of a process, ten of them.
 */
exports.endStorages = () => {
	inUse.forEach((storage) => storage.disable());
	inUse.clear();
};
