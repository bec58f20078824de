import { readBaseUrl } from '../../../nodes/WhatsAppGroups/providers/gateways/baseUrl';

it.each([
	['https://proxy.example/d360/', 'https://proxy.example/d360'],
	[' https://proxy.example// ', 'https://proxy.example'],
	['https://proxy.example/a//b', 'https://proxy.example/a//b'],
	['', 'https://own.example'],
	['  ', 'https://own.example'],
	['/', 'https://own.example'],
	[undefined, 'https://own.example'],
	[7, 'https://own.example'],
])('reads "%s" as people paste it', (given, root) => {
	expect(readBaseUrl(given, 'https://own.example')).toBe(root);
});
