/**
 * Stands in for packages that n8n loads and that nothing here uses: jest would load them again for
 * every test file. Whoever uses it after all is told so.
 */
function standIn(name) {
	const refuse = () => {
		throw new Error(`${name} is not loaded in tests: take it out of moduleNameMapper.`);
	};
	const read = (target, key) => {
		if (typeof key === 'symbol' || key === 'prototype') return Reflect.get(target, key);
		return key === '__esModule' ? true : standIn(`${name}.${key}`);
	};
	return new Proxy(function () {}, { get: read, apply: refuse, construct: refuse });
}

module.exports = standIn('This package');
