declare module 'eslint-plugin-n8n-nodes-base' {
	const plugin: unknown;
	export default plugin;
}

declare module '*/eslint.shipped.mjs' {
	export function shippedRules(tools: {
		n8nCommunityNodesPlugin: unknown;
		n8nNodesBase: unknown;
		parser: unknown;
	}): unknown[];
}
