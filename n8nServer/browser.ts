import { existsSync } from 'node:fs';
import { chromium, devices, type Browser, type BrowserContext } from 'playwright-core';
import { CannotContinue } from './cannotContinue';

const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** A real browser without a window. */
export async function launchBrowser(): Promise<Browser> {
	if (!existsSync(chromiumPath))
		throw new CannotContinue(
			`There is no browser at ${chromiumPath}: install chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH.`,
		);
	return await chromium.launch({ executablePath: chromiumPath, args: flags });
}

/** The browser of a phone, in light or dark. */
export async function openPhone(
	browser: Browser,
	colorScheme: 'light' | 'dark' = 'light',
): Promise<BrowserContext> {
	return await browser.newContext({ ...devices['Pixel 7'], colorScheme });
}
