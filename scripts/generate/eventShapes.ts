import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readWebhook } from '../../nodes/WhatsAppGroups/events/reading/readWebhook';
import { extend, shapeOf, type Shape } from './outputSchemas';

const fixtures = path.join(__dirname, '../../test/fixtures');

/** What each event looks like, as the documented webhooks show it; `raw` is Meta's own. */
export function readEventShapes(): Record<string, Shape> {
	const shapes = new Map<string, Shape | undefined>();
	for (const name of readdirSync(fixtures).filter((file) => file.startsWith('webhook.'))) {
		const body: unknown = JSON.parse(readFileSync(path.join(fixtures, name), 'utf8'));
		for (const { json } of readWebhook(body, () => true)) {
			const shape = shapeOf(json);
			const own = { ...shape, properties: { ...shape?.properties, ...(json.raw && { raw: {} }) } };
			shapes.set(json.event, extend(shapes.get(json.event), own));
		}
	}
	return Object.fromEntries([...shapes].map(([event, shape]) => [event, shape ?? {}]));
}
