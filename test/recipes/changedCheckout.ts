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
import { readSteps, withChanges } from './recipe';

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
export function followRecipes(): ChangedCheckout {
	const folder = copyCheckout();
	const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
	const steps = readSteps();
	for (const { file, language, text } of steps) {
		mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
		const content = language === 'diff' ? withChanges(read(file), text) : text;
		writeFileSync(path.join(folder, file), content);
	}
	execFileSync(process.execPath, [require.resolve('tsx/cli'), 'scripts/generate/main.ts'], {
		cwd: folder,
		stdio: 'pipe',
	});
	return {
		folder,
		files: steps.map(({ file }) => file),
		read,
		load: <Module extends object>(file: string) =>
			jest.requireActual<Module>(path.join(folder, file)),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
