import { CannotContinue } from './cannotContinue';
import { endChild, startChild, type Child, type ChildOptions } from './children';

const shownLines = 15;

/** A program that goes on running, and how to tell that it serves. */
export type Serving = Omit<ChildOptions, 'onLine'> & {
	what: string;
	file: string;
	args: string[];
	readyLine: string;
	timeoutMs: number;
};

/**
 * Starts a program and waits until it prints the line that says it serves; ends it again if it does
 * not.
 */
export async function startServing({
	what,
	file,
	args,
	readyLine,
	timeoutMs,
	...options
}: Serving): Promise<Child> {
	let isReady: (value: 'ready') => void = () => {};
	const ready = new Promise<'ready'>((resolve) => (isReady = resolve));
	const child = startChild(file, args, {
		...options,
		onLine: (line) => line.includes(readyLine) && isReady('ready'),
	});
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<'late'>(
		(resolve) => (timer = setTimeout(() => resolve('late'), timeoutMs)),
	);
	const outcome = await Promise.race([ready, child.ended, late]);
	clearTimeout(timer);
	if (outcome === 'ready') return child;
	await endChild(child);
	const failure =
		outcome === 'late' ? `did not get ready within ${timeoutMs / 1000} s` : 'ended while starting';
	throw new CannotContinue(
		`${what} ${failure}; its last lines say why:\n${child.output.slice(-shownLines).join('\n')}`,
	);
}
