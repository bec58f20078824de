import { defineConfig } from 'eslint/config';

/**
 * The rules of n8n's verification scan, for the source and for the compiled files alike.
 * `npm run lint` uses them while working, `npm run scan` with inline suppressions ignored.
 */
export function shippedRules({ n8nCommunityNodesPlugin, n8nNodesBase, parser }) {
	const shipped = ['package.json', '{nodes,credentials}/**/*.{js,ts,json}', 'dist/**/*.js'];
	const { recommended } = n8nCommunityNodesPlugin.configs;
	return defineConfig(
		{ files: ['**/*.{ts,json}'], languageOptions: { parser } },
		{ ...recommended, files: shipped },
		{
			files: shipped,
			plugins: { 'n8n-nodes-base': n8nNodesBase },
			rules: { 'no-console': 'error' },
		},
		{ files: ['package.json'], rules: { ...n8nNodesBase.configs.community.rules } },
		{
			files: ['credentials/**/*.ts'],
			rules: {
				...n8nNodesBase.configs.credentials.rules,
				// Not valid for community nodes: they link to their own pages.
				'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
				// The rule `credential-password-field` of n8n's newer plugin is the accurate one.
				'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
			},
		},
		{
			files: ['nodes/**/*.ts'],
			rules: {
				...n8nNodesBase.configs.nodes.rules,
				// Inputs and outputs may be given by constants.
				'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
				'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
				// WhatsApp itself has limits, such as 30 days for a pin.
				'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
			},
		},
	);
}
