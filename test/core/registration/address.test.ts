import {
	isSameOrigin,
	isSameTrigger,
	requireCallable,
} from '../../../nodes/WhatsAppGroups/core/registration/address';

describe('the webhook address of n8n', () => {
	const production = 'https://n8n.example.com/webhook/7cca2d3d/webhook';

	it.each([
		['http://localhost:5678/webhook/1/webhook', /localhost, which only this machine can reach$/],
		['https://127.0.0.1/webhook/1/webhook', /127\.0\.0\.1, which only this machine can reach/],
		['http://n8n.example.com/webhook/1/webhook', /only HTTPS URLs.*begins with http:\/\/$/],
		[
			`https://n8n.example.com/${'x'.repeat(200)}`,
			/has 224 characters, but WhatsApp accepts no more than 200/,
		],
		['', /is not a valid URL/],
	])('is refused with what to change: %s', (address, sentence) => {
		expect(() => requireCallable(address, { mustBePublic: true, longest: 200 })).toThrow(sentence);
	});

	it('may be local when it is not Meta that calls', () => {
		expect(() =>
			requireCallable('http://127.0.0.1:5678/webhook/1/webhook', {
				mustBePublic: false,
				longest: 200,
			}),
		).not.toThrow();
		expect(() => requireCallable(production, { mustBePublic: true, longest: 200 })).not.toThrow();
	});

	it.each(['https://crm.example.com/hook', 'https://crm.example.com/hooks/whatsapp'])(
		'is never that of a trigger when it is as short as %s',
		(address) => expect(isSameTrigger(`${address}?to=1`, `${address}?to=2`)).toBe(false),
	);

	it.each([
		['https://n8n.example.com/webhook-test/7cca2d3d/webhook', true],
		[production, true],
		['https://n8n.example.com/webhook-test/another/webhook', false],
		['https://other.example.com/webhook-test/7cca2d3d/webhook', false],
		['https://n8n.example.com/other/path/7cca2d3d/webhook', false],
		['nothing', false],
	])('is known as that of the same trigger, test or production: %s', (address, isSame) => {
		expect(isSameTrigger(address, production)).toBe(isSame);
	});

	it.each([
		['below a path of its own', 'https://n.example/base/webhook', 'webhook-test', true],
		['with two parts that differ', 'https://n.example/base/webhook', '../else/webhook-test', false],
		['with one more part', 'https://n.example/webhook', 'webhook/7cca2d3d', false],
	])('is that of the same trigger, or not, %s', (_how, start, other, isSame) => {
		const [one, another] = [start, new URL(other, start).href].map(
			(path) => `${path}/7cca2d3d/7cca2d3d`,
		);
		expect(isSameTrigger(String(one), String(another))).toBe(isSame);
	});

	it('is that of another trigger with another webhook ID', () => {
		expect(isSameTrigger(production, production.replace('7cca2d3d', 'another'))).toBe(false);
	});

	it('is that of the same trigger when it is the same, whatever it is', () => {
		expect(isSameTrigger('nothing', 'nothing')).toBe(true);
	});

	it.each([
		[production, 'https://n8n.example.com/another', true],
		[production, 'https://n8n.example.com:8443/another', false],
		[production, 'nothing', false],
		['nothing', production, false],
		['nothing', 'nothing', false],
	])('tells whether another is on the same n8n: %s, %s', (one, another, isSame) => {
		expect(isSameOrigin(one, another)).toBe(isSame);
	});

	it('may be too long, and be made shorter', () => {
		const check = () => requireCallable(production, { mustBePublic: true, longest: 20 });
		expect(check).toThrow(
			expect.objectContaining({ remedy: expect.stringContaining('Use a shorter host name') }),
		);
	});
});
