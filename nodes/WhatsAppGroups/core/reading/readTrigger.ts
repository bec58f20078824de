import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { EventTest, TriggerCatalogue } from '../declarations/trigger';
import { accountIds, accounts, eventsField, filtersField } from '../declarations/triggerFields';
import { itemOptions, type ItemOptions } from '../declarations/triggerOptions';
import { InputRefusal } from '../../errors/inputRefusal';
import { asObject } from '../values/json';
import { readField } from './readField';
import { readCollection, readObject } from './structures';

type TriggerContext = IWebhookFunctions | IHookFunctions;

/** The events that the panel names; none where none is chosen. @throws InputRefusal */
export function readChosenEvents(
	context: TriggerContext,
	catalogue: TriggerCatalogue,
): Set<string> {
	const { required: _required, ...field } = eventsField(catalogue);
	return new Set(readField(field, context.getNodeParameter(field.name, [])) as string[]);
}

/**
 * Whose events are meant: those of these IDs, of the number of the credential, or of anybody.
 * @throws InputRefusal
 */
export function readChosenAccounts(context: TriggerContext): string[] | 'credential' | 'any' {
	const which = readField(accounts, context.getNodeParameter(accounts.name, accounts.default));
	if (which === 'selected')
		return readField(accountIds, context.getNodeParameter(accountIds.name, '')) as string[];
	return which === 'any' ? which : 'credential';
}

/** @throws InputRefusal */
export function readItemOptions(context: TriggerContext): ItemOptions {
	return readCollection(itemOptions, context.getNodeParameter(itemOptions.name, {}));
}

/** Whether whoever knows the address of the trigger could pretend to be WhatsApp. */
export function takesUnsigned(context: TriggerContext): boolean {
	return context.getNodeParameter('signatureCheck', true) === false;
}

/** Whether something saved has an expression in it. */
function holdsExpression(saved: unknown): boolean {
	if (typeof saved === 'string') return saved.startsWith('=');
	return Object.values(asObject(saved)).some(holdsExpression);
}

function refuseNothing(label: string): never {
	throw new InputRefusal(
		`${label} is empty, so every event would pass`,
		`Check the expression in it, or remove ${label}.`,
	);
}

/**
 * What the filters of the panel let pass. One that is left empty lets everything pass; one in which
 * an expression finds nothing is refused, since nobody would notice. @throws InputRefusal
 */
export function readFilters(context: TriggerContext, catalogue: TriggerCatalogue): EventTest[] {
	const { displayName, name } = filtersField(catalogue);
	const values = readObject(displayName, context.getNodeParameter(name, {}));
	const saved = context.getNode().parameters?.[name];
	const unknown = Object.keys(values).find(
		(key) => !catalogue.filters.some(({ field }) => field.name === key),
	);
	if (unknown !== undefined)
		throw new InputRefusal(
			`${displayName} has "${unknown}", which is no filter`,
			`There are these: ${catalogue.filters.map(({ field }) => field.name).join(', ')}.`,
		);
	if (holdsExpression(saved) && Object.keys(values).length === 0) refuseNothing(displayName);
	return catalogue.filters.flatMap(({ field, toTest, opensCollection }) => {
		if (!Object.hasOwn(values, field.name)) return [];
		const test = toTest(values[field.name]);
		if (test) return [opensCollection ? Object.assign(test, { opensCollection }) : test];
		const isSaved = typeof saved === 'object' && !holdsExpression(asObject(saved)[field.name]);
		return isSaved && values[field.name] !== undefined ? [] : refuseNothing(field.displayName);
	});
}
