import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Editor } from '../../n8nServer/editor';

/** What n8n tells in passing, in front of what a picture is about: toasts and tips. */
const passing = ['.el-notification', '[data-reka-popper-content-wrapper]', '[role="tooltip"]'];
/** As far as n8n lets the parameters go. */
const roomPixels = 300;
/** n8n lets the last letter of a long value run under the edge of the output. */
const inside = '.vjs-tree { padding-right: 24px !important; box-sizing: border-box !important }';

type Looks = { hides?: string[]; fullPage?: boolean };

/** Keeps what the page shows. */
export async function keepPicture(
	page: Page,
	{ images, name }: { images: string; name: string },
	{ hides = passing, fullPage = false }: Looks = {},
): Promise<void> {
	await page.waitForFunction(`document.querySelector('button .n8n-spinner') === null`);
	// A pointer that rests on a field shows its buttons.
	await page.mouse.move(0, 0);
	const hidden = hides.map((selector) => `${selector} { visibility: hidden !important }`);
	await page.screenshot({
		path: join(images, `${name}.png`),
		// As large as the screen shows it: readable, and small.
		scale: 'css',
		animations: 'disabled',
		fullPage,
		style: [inside, ...hidden].join(' '),
	});
	console.log(`${name}: kept`);
}

/** The open panel, with more room for what came out. */
export async function keepWide(
	editor: Editor,
	picture: { images: string; name: string },
): Promise<void> {
	await editor.movePanel(-roomPixels);
	await keepPicture(editor.page, picture);
	await editor.movePanel(roomPixels);
}
