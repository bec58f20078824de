import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleNames, readExample } from '../../../scripts/start/examples';

const folder = join(__dirname, '../../../examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

it('npm start imports every example there is', () => {
	expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...exampleNames].sort());
});

describe.each(exampleNames)('%s', (name) => {
	const { nodes, connections } = readExample(name);

	it('can be run step by step in the editor, which reads the pinned data of every workflow', () => {
		expect(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))).toHaveProperty(
			'pinData',
			{},
		);
	});

	it('connects nodes that it has, each with a name of its own', () => {
		const names = nodes.map((node) => node.name);
		expect(new Set(names).size).toBe(names.length);
		const ends = Object.entries(connections).flatMap(([from, ways]) => [
			from,
			...Object.values(ways).flatMap((way) => way.flat().map(({ node }) => node)),
		]);
		expect(ends.filter((end) => !names.includes(end))).toEqual([]);
	});
});
