import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { WhatsAppGroups } from '../../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { WhatsAppGroupsTrigger } from '../../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import { runsOf } from '../../../scripts/generate/operationRuns';
import { loadFixture, readAll } from '../../events/readFixture';

/** `raw.groups[*].invite_link`: as n8n reads the paths that a node declares. */
function placesOf(value: unknown, pattern: RegExp, at = ''): string[] {
	if (typeof value === 'string') return pattern.test(value) ? [at] : [];
	if (Array.isArray(value)) return value.flatMap((one) => placesOf(one, pattern, `${at}[*]`));
	return Object.entries((value ?? {}) as object).flatMap(([name, one]) =>
		placesOf(one, pattern, at === '' ? name : `${at}.${name}`),
	);
}

/** Whoever has one can join. */
const inviteLink = /chat\.whatsapp\.com/;
const undeclared = ({ sensitiveOutputFields }: INodeTypeDescription, outputs: unknown[]) => [
	...new Set(
		outputs
			.flatMap((output) => placesOf(output, inviteLink))
			// Meta's examples of what may stand in a template.
			.filter((place) => !place.includes('.example.'))
			.filter((place) => !sensitiveOutputFields?.includes(place)),
	),
];

const { description: ofAction } = new WhatsAppGroups();
const { description: ofTrigger } = new WhatsAppGroupsTrigger();

it.each(operations.map((one) => [`${one.resource} ${one.operation}`, one] as const))(
	'%s: invite links in its output are declared as sensitive',
	async (_name, operation) => {
		const outputs = (await runsOf(operation)).flatMap((run) => run.outputs);
		expect(undeclared(ofAction, outputs)).toEqual([]);
	},
);

const webhooks = readdirSync(path.join(__dirname, '../../fixtures'))
	.filter((name) => name.startsWith('webhook.'))
	.map((name) => name.replace(/\.json$/, ''));

it('so are those in events, with the part of the webhook that they were read from', () => {
	const events = webhooks
		.flatMap((name) => readAll(loadFixture(name)))
		.map(({ json, raw }) => ({ ...json, raw }));
	expect(events.flatMap((event) => placesOf(event, inviteLink)).length).toBeGreaterThan(1);
	expect(undeclared(ofTrigger, events)).toEqual([]);
});
