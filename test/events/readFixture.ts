import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { Occurrence } from '../../nodes/WhatsAppGroups/core/declarations/event';
import { readWebhook } from '../../nodes/WhatsAppGroups/events/reading/readWebhook';

const folder = path.join(__dirname, '..', 'fixtures');

export const groupId = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';

export function loadFixture(name: string): IDataObject {
	return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as IDataObject;
}

export function readAll(body: unknown): Occurrence[] {
	return readWebhook(body, () => true);
}

/** The events of a fixture, as the user sees them. */
export function readFixture(name: string): IDataObject[] {
	return readAll(loadFixture(name)).map(({ json }) => json);
}

/** The events of one change of a webhook, without the account that it is about. */
export function readChange(
	field: unknown,
	value: unknown,
	wants: (event: string) => boolean = () => true,
): IDataObject[] {
	const body = { entry: [{ changes: [{ field, value }] }] };
	return readWebhook(body, wants).map(({ json }) => json);
}

/** When Meta's samples happen, as a webhook says it and as an event does. */
export const seconds = '1764230400';
export const iso = '2025-11-27T08:00:00.000Z';
