import type { Emulator } from '../../emulator';
import type { EmulatorControl } from '../../n8nServer/emulatorControl';
import type { InstalledN8n } from '../../n8nServer/install';
import type { RunningN8n } from '../../n8nServer/server';
import type { StartArguments } from './arguments';
import type { Scene } from './scene';
import type { Seeded, SeededWorkflow } from './seed';

/** What a run of `npm start` has at hand; each step adds its part for the ones after it. */
export type Run = StartArguments & {
	checkout: string;
	installed?: InstalledN8n;
	tarball?: string;
	emulator?: Emulator;
	control?: EmulatorControl;
	n8n?: RunningN8n;
	seeded?: Seeded;
	workflows?: SeededWorkflow[];
	scene?: Scene;
	/** Says what the emulated people do; silent until the scenario is over. */
	tell: (line: string) => void;
};

/** A part that an earlier step has added. */
export function had<T>(part: T | undefined): T {
	if (part === undefined) throw new Error('A step ran before the one it needs.');
	return part;
}
