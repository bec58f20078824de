import { readFileSync } from 'node:fs';
import { buildDocs, docsFile } from '../../scripts/generate/docs';
import { buildRegistries } from '../../scripts/generate/registry';

it('docs/operations.md is what the declarations say: run `npm run generate` after a change', async () => {
	expect(readFileSync(docsFile, 'utf8')).toBe(await buildDocs());
});

it.each(
	buildRegistries().map(
		({ file, source }) => [file.replace(/.*\/(\w+\/registry)/, '$1'), file, source] as const,
	),
)('%s lists every declaration', (_name, file, source) => {
	expect(readFileSync(file, 'utf8')).toBe(source);
});
