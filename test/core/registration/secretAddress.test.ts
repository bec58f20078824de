import {
	toSecretAddress,
	toShownAddress,
} from '../../../nodes/WhatsAppGroups/core/registration/secretAddress';

const id = '9d1a4f7e-1a2b-4c3d-8e9f-0a1b2c3d4e5f';

it.each([
	['https://n8n.example.com/webhook', 'https://n8n.example.com/webhook'],
	['https://example.com/n8n/webhook-test', 'https://example.com/n8n/webhook-test'],
])('has the webhook ID twice and ends with the secret, below %s', (root, expected) => {
	expect(toSecretAddress(`${root}/${id}/webhook`, 'SECRET')).toBe(`${expected}/${id}/${id}/SECRET`);
	expect(toSecretAddress(`${root}/${id}/webhook`, '')).toBe(`${expected}/${id}/${id}/`);
});

it.each([
	['https://crm.example/hook', 'https://crm.example/hook'],
	['https://user:pass@crm.example:8443/a/b?key=hidden#x', 'https://crm.example:8443/a/b'],
	[
		`https://n8n.example.com/webhook/${id}/${id}/${'ab'.repeat(32)}?statuses=on`,
		'https://n8n.example.com/webhook/9d1a…/9d1a…/abab…',
	],
	['https://crm.example/api/v1/my-crm-12/a.php', 'https://crm.example/api/v1/my-crm-12/a.php'],
	['https://crm.example/hooks/s3cret/Secret/12345', 'https://crm.example/hooks/s…/S…/1…'],
	['https://crm.example/hooks/abcdef0123456789', 'https://crm.example/hooks/abcd…'],
	['https://crm.example/hooks/a1/hunter%202', 'https://crm.example/hooks/a1/hu…'],
	[`https://crm.example/${'a'.repeat(19)}`, `https://crm.example/${'a'.repeat(19)}`],
	[`https://crm.example/${'a'.repeat(20)}`, 'https://crm.example/aaaa…'],
	['not an address', '…'],
])('shows %s without what could be secret', (address, shown) => {
	expect(toShownAddress(address)).toBe(shown);
});
