import type { INodeProperties } from 'n8n-workflow';
import { triggerProperties } from '../scripts/generate/triggerProperties';
import { WhatsAppGroups } from '../nodes/WhatsAppGroups/WhatsAppGroups.node';

/** What somebody should think about once more than it takes to add them. */
const stayOff = ['highThroughput', 'outputPerKind', 'retriesUnknown'];

const collections = [...new WhatsAppGroups().description.properties, ...triggerProperties].filter(
	({ type }) => type === 'collection',
);
const switches = collections
	.flatMap(({ options = [] }) => options as INodeProperties[])
	.filter(({ type }) => type === 'boolean');

it('an option that is added is on: who adds Preview Only or samples does not look for a switch', () => {
	const off = switches.filter((option) => option.default !== true).map(({ name }) => name);
	expect([...new Set(off)].sort()).toEqual(stayOff);
	expect(switches.map(({ name }) => name)).toEqual(
		expect.arrayContaining(['previewOnly', 'samples', 'downloadMedia']),
	);
});
