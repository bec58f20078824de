import { fileNameOf } from '../../../nodes/WhatsAppGroups/core/values/link';

it.each([
	['https://example.com/a/invoice.pdf?x=1#y', 'invoice.pdf'],
	['https://example.com/Preis%20liste%20%C3%BC.pdf', 'Preis liste ü.pdf'],
	['https://example.com/50%-off.pdf', '50%-off.pdf'],
	['https://example.com/%E4%F6.pdf', '%E4%F6.pdf'],
	['https://example.com/', undefined],
	['https://example.com', undefined],
	['invoice.pdf', undefined],
	['', undefined],
])('%s leads to %j', (link, name) => {
	expect(fileNameOf(link)).toBe(name);
});
