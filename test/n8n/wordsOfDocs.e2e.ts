import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureN8n } from '../../n8nServer/install';
import { nodesOfN8n, wordsOfN8n } from '../docs/words';
import { enterSuite } from './suite';

/** Everything that the editor can say, as it is delivered. */
async function editorTexts(): Promise<string> {
	const { n8n } = await ensureN8n();
	const assets = join(n8n, '../../../n8n-editor-ui/dist/assets');
	return readdirSync(assets)
		.filter((name) => name.endsWith('.js'))
		.map((name) => readFileSync(join(assets, name), 'utf8'))
		.join('\n');
}

it("n8n's editor has the words of its own that the docs name", async () => {
	const texts = await editorTexts();
	const isThere = (word: string) =>
		['`', '"', "'"].some((mark) => texts.includes(`${mark}${word}${mark}`));
	expect(wordsOfN8n.filter((word) => !isThere(word))).toEqual([]);
});

it('n8n has the nodes of its own that the docs name', async () => {
	const { client } = await enterSuite();
	const names = new Set((await client.nodeTypes()).map(({ displayName }) => displayName));
	expect(nodesOfN8n.filter((name) => !names.has(name))).toEqual([]);
});
