const vm = require('node:vm');

/** The script of each module that this process has read, beside the code that it was made of. */
const compiled = new Map();
const { compileFunction } = vm;

function scriptOf(code, names, filename) {
	const kept = compiled.get(filename);
	if (kept?.code === code) return kept.script;
	// On the line where the code begins, so that stacks name the right ones.
	const script = new vm.Script(`(function (${names.join(', ')}) {${code}\n})`, { filename });
	compiled.set(filename, { code, script });
	return script;
}

/**
 * Jest compiles all modules anew for each test file, its own ones too. Here a process compiles a
 * module once, and runs it in the context of each test file that asks for it.
 */
vm.compileFunction = (code, names, options) => {
	const { filename, parsingContext } = options ?? {};
	if (parsingContext === undefined) return compileFunction(code, names, options);
	return scriptOf(code, names, filename).runInContext(parsingContext);
};
