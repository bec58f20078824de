import type { INodeProperties } from 'n8n-workflow';

/** Whether a field is there with this provider, whatever else it depends on. */
export function isShownWith(
	provider: string,
	{ displayOptions: { show, hide } = {} }: Pick<INodeProperties, 'displayOptions'>,
): boolean {
	return (
		show?.provider?.includes(provider) !== false && hide?.provider?.includes(provider) !== true
	);
}
