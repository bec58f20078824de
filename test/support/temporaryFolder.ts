import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

function removeAll(): void {
	for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

// What runs inside of jest does not hear the end of the process.
if (typeof afterAll === 'function') afterAll(removeAll);
else process.on('exit', removeAll);

/** A new folder, which is gone when the tests of the file are over, or the program. */
export function makeTemporaryFolder(name: string): string {
	const folder = mkdtempSync(join(tmpdir(), `${name}-`));
	made.push(folder);
	return folder;
}
