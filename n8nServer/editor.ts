import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import type { Login } from './editorApi';

/** Around the nodes, in pixels: their names stand below them. */
const margin = 70;
const note = '[data-test-id="sticky"]';
type Scale = { scale?: 'css' | 'device' };

/** n8n's editor in a real browser. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
	) {}

	static async open(url: string, { email, password }: Login): Promise<Editor> {
		const browser = await launchBrowser();
		const page = await browser.newPage({
			baseURL: url,
			viewport: { width: 1400, height: 800 },
			deviceScaleFactor: 1.5,
		});
		await page.goto('/signin');
		await page.locator('input[type="email"]').fill(email);
		await page.locator('input[type="password"]').fill(password);
		await page.locator('button:has-text("Sign in")').click();
		await page.waitForURL(/\/home|\/workflow/);
		return new Editor(browser, page);
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`/workflow/${id}`);
		await this.page.locator('[data-test-id="canvas-node"]').first().waitFor();
		await this.page.locator('[data-test-id="zoom-to-fit"]').click();
		await this.page.waitForTimeout(1_000);
	}

	/** The notes whose text does not fit into them, by how it begins. */
	async notesCutOff(): Promise<string[]> {
		return await this.page
			.locator(note)
			.evaluateAll((notes) =>
				notes
					.filter((element) => element.scrollHeight > element.clientHeight + 1)
					.map((element) => (element.textContent ?? '').trim().slice(0, 40)),
			);
	}

	/** A picture of the nodes and notes with a little canvas around them. */
	async takeCanvasPicture(path: string, { scale = 'device' }: Scale = {}): Promise<void> {
		const boxes = await Promise.all(
			(await this.page.locator(`[data-test-id="canvas-node"], ${note}`).all()).map(
				async (node) => await node.boundingBox(),
			),
		);
		const found = boxes.filter((box) => box !== null);
		const x = Math.min(...found.map((box) => box.x)) - margin;
		const y = Math.min(...found.map((box) => box.y)) - margin;
		const right = Math.max(...found.map((box) => box.x + box.width)) + margin * 1.5;
		const bottom = Math.max(...found.map((box) => box.y + box.height)) + margin * 1.5;
		await this.page.screenshot({
			path,
			scale,
			clip: { x, y, width: right - x, height: bottom - y },
		});
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens the panel of a node. */
	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.page.locator('[data-test-id="parameter-input-resource"]').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.keyboard.press('Escape');
	}

	/** The entries of a drop-down field of the open panel. */
	async entriesOf(field: string): Promise<string[]> {
		const options = await this.openList(field);
		const entries = await options.allInnerTexts();
		await this.page.keyboard.press('Escape');
		return entries.map((entry) => entry.split('\n')[0]?.trim() ?? '');
	}

	/** Chooses an entry of a drop-down field of the open panel. */
	async choose(field: string, entry: string): Promise<void> {
		const options = await this.openList(field);
		await options
			.filter({ hasText: new RegExp(`^\\s*${entry}`) })
			.first()
			.click();
		await this.page.waitForTimeout(300);
	}

	/** Types into a text field of the open panel. */
	async type(field: string, text: string): Promise<void> {
		await this.page
			.locator(`[data-test-id="parameter-input-${field}"]`)
			.locator('input, textarea')
			.first()
			.fill(text);
	}

	/** The labels of the fields that the open panel shows. */
	async labels(): Promise<string[]> {
		const labels = await this.page
			.locator('[data-test-id="input-label"], .ndv-wrapper label')
			.allInnerTexts();
		return labels
			.map((label) => label.split('\n')[0]?.trim() ?? '')
			.filter((label) => label !== '' && label !== 'Fixed' && label !== 'Expression');
	}

	private async openList(field: string): Promise<Locator> {
		await this.page.locator(`[data-test-id="parameter-input-${field}"]`).first().click();
		const options = this.page.locator('.el-select-dropdown__item:visible, [role="option"]:visible');
		await options.first().waitFor();
		return options;
	}
}
