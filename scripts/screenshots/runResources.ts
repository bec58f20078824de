import { join } from 'node:path';
import type { Editor } from '../../n8nServer/editor';

/**
 * One operation of a resource, and what has to be typed for it beside the group that was picked.
 */
export interface PanelRun {
	readonly resource: string;
	readonly operation: string;
	readonly typed?: Readonly<Record<string, string>>;
}

const node = 'WhatsApp Groups';

/** Adds the action node from the list of nodes, as a user does, by one of its actions. */
export async function addNode(editor: Editor, action: string): Promise<void> {
	const { page } = editor;
	await page.locator('[data-test-id="node-creator-plus-button"]').click();
	await page
		.locator('[data-test-id="node-creator-search-bar"], input[placeholder*="Search"]')
		.first()
		.fill(node);
	await page.locator('[data-test-id="node-creator-item-name"]', { hasText: node }).first().click();
	await page
		.locator('[data-test-id="node-creator-item-name"]', { hasText: action })
		.first()
		.click();
	await page.locator('[data-test-id="parameter-input-resource"]').waitFor();
}

/** Picks a group by its subject from the list that the picker loads. */
async function pickGroup(editor: Editor, subject: string): Promise<void> {
	const { page } = editor;
	await page
		.locator('[data-test-id="resource-locator-groupId"] [data-test-id="rlc-input"]')
		.click();
	const entry = page.locator('[data-test-id="rlc-item"]', { hasText: subject }).first();
	await entry.waitFor();
	await entry.click();
}

/**
 * Runs the node once per resource from its panel, and keeps a picture of each result. @throws when
 * one does not succeed.
 */
export async function runResources(
	editor: Editor,
	runs: readonly PanelRun[],
	subject: string,
	images: string,
): Promise<void> {
	const { page } = editor;
	for (const { resource, operation, typed = {} } of runs) {
		await editor.choose('resource', resource);
		await editor.choose('operation', operation);
		if ((await page.locator('[data-test-id="resource-locator-groupId"]').count()) > 0)
			await pickGroup(editor, subject);
		for (const [field, text] of Object.entries(typed)) await editor.type(field, text);
		await page.locator('[data-test-id="node-execute-button"]').click();
		const result = page
			.locator(
				'[data-test-id="node-error-message"], [data-test-id="node-run-info-success"], [data-test-id="node-run-status-success"]',
			)
			.first();
		await result.waitFor({ timeout: 30_000 });
		await page.waitForTimeout(500);
		await page.screenshot({
			path: join(images, `run-${resource.toLowerCase().replace(' ', '-')}.png`),
		});
		const refusal = page.locator('[data-test-id="node-error-message"]');
		if ((await refusal.count()) > 0)
			throw new Error(`${resource} > ${operation}: ${await refusal.first().innerText()}`);
		console.log(`${resource} > ${operation}: ran`);
	}
}
