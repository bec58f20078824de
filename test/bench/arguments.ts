import { parseArgs } from 'node:util';
import { CannotContinue } from '../../n8nServer/cannotContinue';

export const parts = [
	'broadcast80',
	'broadcast50',
	'broadcast1000',
	'allGroups',
	'killed',
	'transport',
	'scaling',
	'resume',
	'trigger',
	'receipts',
	'reading',
	'workers',
	'broadcastLong',
] as const;
export type Part = (typeof parts)[number];
export type BenchArguments = {
	quick: boolean;
	json?: string;
	docs: boolean;
	from?: string;
	only: Part[];
	tarball?: string;
	help: boolean;
};

export const usage = `npm run bench -- [--quick] [--json FILE] [--docs]

  --quick         fewer items, under three minutes; most targets are then only shown
  --json FILE     write the figures
  --docs          write docs/benchmarks.md, its figures and its chart
  --only a,b      only some parts: ${parts.join(', ')}
  --from FILE     measure nothing: show (and with --docs write) the figures of an earlier run
  --tarball FILE  measure this packed package instead of building one

Exit code 1 when a target is missed or something could not be measured; 2 when other programs used
the machine meanwhile, so that not everything is judged.
`;

const listOfParts: readonly string[] = parts;

export function readArguments(args: string[]): BenchArguments {
	const { quick = false, docs = false, help = false, only, ...files } = parse(args);
	const wanted = only?.split(',') ?? [...parts];
	const unknown = wanted.find((part) => !listOfParts.includes(part));
	if (unknown !== undefined)
		throw new CannotContinue(`There is no part "${unknown}": choose among ${parts.join(', ')}.`);
	return { quick, docs, help, only: parts.filter((part) => wanted.includes(part)), ...files };
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				quick: { type: 'boolean' },
				json: { type: 'string' },
				docs: { type: 'boolean' },
				only: { type: 'string' },
				from: { type: 'string' },
				tarball: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (error) {
		throw new CannotContinue(
			`${error instanceof Error ? error.message : String(error)}\n\n${usage}`,
		);
	}
}
