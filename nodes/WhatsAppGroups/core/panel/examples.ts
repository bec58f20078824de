import type { INodeProperties } from 'n8n-workflow';

const examples =
	'https://github.com/n8n-nodes-whatsapp-groups/n8n-nodes-whatsapp-groups/tree/main/examples#readme';

/** Above the fields of both nodes; whoever has read it closes it, and does not see it again. */
export const examplesCallout: INodeProperties = {
	displayName: `New here? Import one of the <a href="${examples}" target="_blank">example workflows</a>`,
	name: 'examplesCallout',
	type: 'callout',
	default: '',
	// A model reads the fields of a tool; nobody looks at them for examples.
	displayOptions: { hide: { '@tool': [true] } },
};
