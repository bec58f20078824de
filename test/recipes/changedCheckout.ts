import { execFileSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSteps, withChanges, type Step } from './recipe';

const checkout = path.join(__dirname, '../..');
/** What is made or fetched, hidden folders, and pictures. */
const isLeftOut = /^\/(\.[\w-]+\/|dist|coverage)|\/(\.git|node_modules|images)(\/|$)/;

/** A copy of the checkout in which all recipes of CONTRIBUTING.md were followed. */
export interface ChangedCheckout {
	readonly folder: string;
	/** The files that a person has written or changed. */
	readonly files: readonly string[];
	read(file: string): string;
	/** A module of the copy. */
	load<Module extends object>(file: string): Module;
	remove(): void;
}

function copyCheckout(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'recipes-'));
	cpSync(checkout, folder, {
		recursive: true,
		filter: (source) => !isLeftOut.test(source.slice(checkout.length)),
	});
	symlinkSync(path.join(checkout, 'node_modules'), path.join(folder, 'node_modules'));
	return folder;
}

/** Writes the files, makes the changes, and runs `npm run generate`. */
function follow(steps: readonly Step[], folder: string): void {
	for (const { file, language, text } of steps) {
		const target = path.join(folder, file);
		mkdirSync(path.dirname(target), { recursive: true });
		const isChange = language === 'diff';
		writeFileSync(target, isChange ? withChanges(readFileSync(target, 'utf8'), text) : text);
	}
	execFileSync(process.execPath, [require.resolve('tsx/cli'), 'scripts/generate/main.ts'], {
		cwd: folder,
		stdio: 'pipe',
	});
}

/** Follows all recipes in a copy of the checkout, which `remove` takes away. */
export function followRecipes(): ChangedCheckout {
	const folder = copyCheckout();
	const remove = () => rmSync(folder, { recursive: true, force: true });
	const steps = readSteps();
	try {
		follow(steps, folder);
	} catch (failure) {
		remove();
		throw failure;
	}
	return {
		folder,
		files: steps.map(({ file }) => file),
		read: (file) => readFileSync(path.join(folder, file), 'utf8'),
		load: <Module extends object>(file: string) =>
			jest.requireActual<Module>(path.join(folder, file)),
		remove,
	};
}
