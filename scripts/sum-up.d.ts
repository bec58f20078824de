export function sumUp(
	lines: string,
	commands: Array<{ command: string; exitCode: number }>,
): { passed: number; failed: number };
