import { createHash } from 'crypto';
import type { Page } from '../declarations/waiting';
import { escapeHtml } from './html';

/** Nothing may load or run; only this style applies, and forms go back to where they came from. */
function policyOf({ style }: Page): string[] {
	const hash = createHash('sha256').update(style).digest('base64');
	return [
		"default-src 'none'",
		`style-src 'sha256-${hash}'`,
		"form-action 'self'",
		"base-uri 'none'",
	];
}

/** The page as it is sent. n8n puts its own policy in place of ours, so ours stands in it, too. */
export function toHtml(page: Page): string {
	return [
		'<!doctype html>',
		'<html lang="en"><head><meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policyOf(page).join('; ')}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		'<meta name="robots" content="noindex, nofollow, noarchive">',
		`<title>${escapeHtml(page.title)}</title>`,
		`<style>${page.style}</style></head>`,
		`<body>${page.body}</body></html>`,
	].join('\n');
}

/** The address of the page is a secret, so nobody is told it, and nothing is kept. */
export function headersOf(page: Page): Record<string, string> {
	return {
		'Content-Security-Policy': [...policyOf(page), "frame-ancestors 'none'"].join('; '),
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'DENY',
		'X-Robots-Tag': 'noindex, nofollow, noarchive',
		'Referrer-Policy': 'no-referrer',
		'Cache-Control': 'no-store',
	};
}
