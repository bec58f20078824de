import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { shippedRules } from './eslint.shipped.mjs';

/**
 * What ships is held to n8n's verification rules and to strict TypeScript; tests and scripts to
 * TypeScript's alone.
 */
export default defineConfig(
	{ ignores: ['dist/', 'coverage/', '.n8n/', '**/node_modules/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
	shippedRules({ n8nCommunityNodesPlugin, n8nNodesBase, parser: tseslint.parser }),
	// No rule asks for types that stand in comments.
	{ files: ['**/*.ts'], languageOptions: { parserOptions: { jsDocParsingMode: 'none' } } },
	{
		files: ['{nodes,credentials,emulator,n8nServer,test,scripts}/**/*.ts'],
		extends: [tseslint.configs.strict],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
			],
			'@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'always' }],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', prefer: 'type-imports' },
			],
			'@typescript-eslint/switch-exhaustiveness-check': 'off',
		},
	},
	{
		files: ['{nodes,credentials,emulator,n8nServer,test,scripts}/**/*.ts', '*.js'],
		rules: {
			'max-lines': ['error', { max: 200 }],
			'max-len': [
				'error',
				{
					code: 100,
					tabWidth: 2,
					ignoreStrings: true,
					ignoreTemplateLiterals: true,
					ignoreRegExpLiterals: true,
					ignoreUrls: true,
				},
			],
			'no-restricted-syntax': [
				'error',
				{ selector: 'SwitchStatement', message: 'Declare, do not dispatch.' },
			],
			eqeqeq: 'error',
		},
	},
	{
		files: ['{nodes,credentials}/**/*.ts'],
		rules: {
			'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
		},
	},
	{
		files: ['test/**/*.ts', 'emulator/**/*.ts'],
		ignores: ['test/support/fastCheck.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ name: 'fast-check', message: 'test/support/fastCheck has it with a fixed seed.' },
			],
		},
	},
	{
		files: ['*.js', 'scripts/**/*.js'],
		languageOptions: {
			sourceType: 'commonjs',
			globals: {
				require: 'readonly',
				module: 'writable',
				process: 'readonly',
				console: 'readonly',
				globalThis: 'readonly',
				__dirname: 'readonly',
			},
		},
	},
);
