import { cruise } from '../../scripts/generate/folders';

interface Violation {
	readonly rule: { readonly name: string };
	readonly from: string;
	readonly to: string;
	readonly cycle?: ReadonlyArray<{ readonly name: string }>;
}

interface Cruise {
	readonly modules: ReadonlyArray<{ readonly source: string; readonly dependencies: unknown[] }>;
	readonly summary: { readonly violations: readonly Violation[] };
}

const folders = ['nodes', 'credentials', 'emulator', 'n8nServer', 'scripts', 'test'];

/** The rules are those of `.dependency-cruiser.cjs`; it exits with the number of violations. */
async function cruiseAll(): Promise<Cruise> {
	const output = await cruise(folders, ['--output-type', 'json']).catch(
		(failure: { stdout?: string }) => failure.stdout ?? '',
	);
	return JSON.parse(output) as Cruise;
}

it('every file imports only what its folder may, and nothing imports in a circle', async () => {
	const { modules, summary } = await cruiseAll();
	const execute = modules.find(({ source }) => source.endsWith('core/execution/execute.ts'));
	expect(execute?.dependencies).not.toHaveLength(0);
	const said = summary.violations.map(
		({ rule, from, to, cycle = [] }) =>
			`${rule.name}: ${[from, ...(cycle.length > 0 ? cycle.map(({ name }) => name) : [to])].join(' > ')}`,
	);
	expect(said).toEqual([]);
});
