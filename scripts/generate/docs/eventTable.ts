import type { INodePropertyOptions } from 'n8n-workflow';
import { readEventShapes } from '../eventShapes';
import { triggerProperties } from '../triggerProperties';
import { toTable } from './table';
import { withGenerated } from './generatedPart';

/** What every event has, if it is about a group. */
const common = new Set([
	'event',
	'eventId',
	'timestamp',
	'provider',
	'phoneNumberId',
	'businessAccountId',
	'groupId',
]);

function buildEventTable(): string {
	const shapes = readEventShapes();
	const { options = [] } = triggerProperties.find(({ name }) => name === 'events') ?? {};
	const rows = (options as INodePropertyOptions[]).map(({ value, name, description = '' }) => {
		const own = Object.keys(shapes[String(value)]?.properties ?? {})
			.filter((field) => !common.has(field))
			.map((field) => `\`${field}\``);
		return [name, `\`${value}\``, description, own.join(', ') || '–'];
	});
	return toTable(['Event', 'Value', 'When', 'Beside the common fields'], rows);
}

/** `docs/trigger.md` with the table of events anew. */
export function withEventTable(page: string): string {
	return withGenerated(page, 'events', buildEventTable());
}
