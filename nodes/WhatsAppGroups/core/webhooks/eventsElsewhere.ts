import { openCache } from '../process/processState';
import type { Receiving } from './receiving';

/** Once in a while is enough: it goes on until somebody changes it. */
const warned = openCache<true>('events that go elsewhere', {
	mostEntries: 500,
	lifetimeMs: 60_000,
});

/** Says it where what this trigger waits for comes by a way that it does not read. */
export function warnOfEventsElsewhere(
	{ context, catalogue, key }: Pick<Receiving, 'context' | 'catalogue' | 'key'>,
	body: unknown,
): void {
	const sentence = catalogue.saysElsewhere(body);
	if (sentence === undefined || warned.get(key)) return;
	warned.set(key, true);
	context.logger.warn(`${context.getNode().name}: ${sentence}`, {
		workflowId: context.getWorkflow().id,
	});
}
