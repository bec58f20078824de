import { createHash } from 'crypto';
import { headersOf, toHtml } from '../../../nodes/WhatsAppGroups/core/waiting/page';

const page = {
	title: 'Blue & "white" <tiles>',
	body: '<main>Hello</main>',
	style: 'main { color: #123456 }',
};
const policyIn = (html: string) =>
	/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';

it.each<[string, RegExp]>([
	['in no old way of drawing', /^<!doctype html>\n<html lang="en">/],
	['in every script that people write', /<head><meta charset="utf-8">/],
	['at the width of a phone', /name="viewport" content="width=device-width, initial-scale=1"/],
	['dark where people like it dark', /name="color-scheme" content="light dark"/],
	['for no search engine', /name="robots" content="noindex, nofollow, noarchive"/],
	['with its title', /<title>Blue &amp; &quot;white&quot; &lt;tiles&gt;<\/title>/],
	['with what it says', /<body><main>Hello<\/main><\/body><\/html>$/],
])('is drawn %s', (_how, found) => expect(toHtml(page)).toMatch(found));

it('lets nothing load or run but the style that is in it', () => {
	const html = toHtml(page);
	const style = /<style>(.*)<\/style><\/head>/.exec(html)?.[1] ?? '';
	expect(style).toBe(page.style);
	const hash = createHash('sha256').update(style).digest('base64');
	expect(policyIn(html).split('; ')).toEqual([
		"default-src 'none'",
		`style-src 'sha256-${hash}'`,
		"form-action 'self'",
		"base-uri 'none'",
	]);
});

it('may stand in no other page, which only a header can say', () => {
	const headers = headersOf(page);
	const policy = `${policyIn(toHtml(page))}; frame-ancestors 'none'`;
	expect(headers).toMatchObject({ 'Content-Security-Policy': policy, 'X-Frame-Options': 'DENY' });
});

it('is kept and indexed by nobody, tells nobody its address, and is nothing but a page', () => {
	expect(headersOf(page)).toMatchObject({
		'Cache-Control': 'no-store',
		'X-Robots-Tag': 'noindex, nofollow, noarchive',
		'Referrer-Policy': 'no-referrer',
		'X-Content-Type-Options': 'nosniff',
	});
});
