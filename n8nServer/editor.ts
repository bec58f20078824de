import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import type { Login } from './editorApi';
import { waitFor } from './waitFor';

/** Around the nodes, in pixels: their names stand below them. */
const margin = 70;
const note = '[data-test-id="sticky"]';

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
	async takeCanvasPicture(path: string): Promise<void> {
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
			scale: 'css',
			animations: 'disabled',
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

	/** Runs the node of the open panel, and waits until its button can be pressed again. */
	async executeStep(): Promise<void> {
		const button = this.page.locator('[data-test-id="node-execute-button"]').first();
		const started = this.page.waitForResponse((response) => /\/run$/.test(response.url()));
		await button.click();
		await started;
		// It fades away a moment after the run.
		const isOver = async () => (await button.locator('.n8n-spinner').count()) === 0;
		await waitFor(isOver, { what: 'the run is over', timeoutMs: 60_000 });
	}

	/** Shows what came out in another way. */
	async showOutputAs(view: 'json' | 'table'): Promise<void> {
		await this.page.locator(`[data-test-id="radio-button-${view}"]:visible`).last().click();
	}

	/** Moves the parameters of the open panel: to the left, more of the output can be read. */
	async movePanel(byPixels: number): Promise<void> {
		const handle = await this.page.locator('[data-test-id="panel-drag-button"]').boundingBox();
		if (handle === null) throw new Error('The panel has nothing to move it by.');
		const { mouse } = this.page;
		// By its left edge, which n8n puts under the pointer.
		const [x, y] = [handle.x + 1, handle.y + handle.height / 2];
		await mouse.move(x, y);
		await mouse.down();
		await mouse.move(x + byPixels, y, { steps: 10 });
		await mouse.up();
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
		const chosen = this.page.locator(`[data-test-id="parameter-input-${field}"] input`).first();
		const isChosen = async () => (await chosen.inputValue()).startsWith(entry);
		await waitFor(isChosen, { what: `${field} is ${entry}`, timeoutMs: 30_000 });
		// The fields below follow.
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
