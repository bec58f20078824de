import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { imageSize } from 'image-size';
import { root } from '../architecture/sources';
import { exampleNames } from '../../scripts/start/examples';
import { pages } from './pages';

const folder = 'docs/images';
const mostBytes = 250_000;

const kept = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
	.filter((name) => path.extname(name) !== '')
	.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
	.sort();

/** What pages show, with what they say of it for those who cannot see it. */
const shown = pages.flatMap(({ name, prose }) =>
	[...prose.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, words = '', file = '']) => ({
		page: name,
		words,
		file: path.posix.join(path.posix.dirname(name), file),
	})),
);

it('every picture that a page shows is there, and every one that is there is shown', () => {
	expect([...new Set(shown.map(({ file }) => file))].sort()).toEqual(kept);
});

it('each is described for those who cannot see it', () => {
	expect(shown.filter(({ words }) => words.trim().length < 5)).toEqual([]);
});

it('each example has one', () => {
	const missing = exampleNames.filter((name) => !kept.includes(`${folder}/examples/${name}.png`));
	expect(missing).toEqual([]);
});

it.each(kept)('%s is whole, large enough to be read, and small enough to be loaded', (name) => {
	expect(statSync(path.join(root, name)).size).toBeLessThan(mostBytes);
	const { width, height } = imageSize(readFileSync(path.join(root, name)));
	expect(Math.min(width, height)).toBeGreaterThanOrEqual(name.endsWith('.svg') ? 100 : 300);
});
