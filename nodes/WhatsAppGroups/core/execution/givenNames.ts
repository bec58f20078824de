import type { IExecuteFunctions } from 'n8n-workflow';
import type { Field } from '../declarations/field';
import { holdsIdsAlone } from '../reading/names';
import { toList } from '../values/list';
import { References } from './references';

function rawOf(context: IExecuteFunctions, name: string): unknown {
	return context.getNodeParameter(name, 0, '', { rawExpressions: true });
}

/** Whether the panel hides a field from every item. */
function isHidden(context: IExecuteFunctions, { displayOptions }: Field): boolean {
	const { show = {} } = (displayOptions ?? {}) as { show?: Record<string, unknown[]> };
	return Object.entries(show).some(([other, accepted]) => {
		const raw = rawOf(context, other);
		return !String(raw).startsWith('=') && !accepted.includes(raw);
	});
}

/** What a field holds for each item; evaluated once. */
export class GivenLists {
	private readonly known = new Map<string, unknown[]>();
	private readonly references: References;

	constructor(private readonly context: IExecuteFunctions) {
		this.references = new References(context);
	}

	/** For each item; undefined where nothing was looked at before. */
	of(name: string): readonly unknown[] | undefined {
		return this.known.get(name);
	}

	/**
	 * Whether some item has a name among the IDs. What was chosen from the list has none, unless it
	 * looks like one. What cannot be evaluated, its item says.
	 */
	haveNames({ name, naming, identifies }: Field): boolean {
		if (!naming) return false;
		if (this.references.isFixed(name))
			return toList(this.evaluate(name, 0)).some((text) => identifies?.nameLike?.[0].test(text));
		const given = this.context.getInputData().map((_item, index) => this.evaluate(name, index));
		this.known.set(name, given);
		return given.some((value) => value !== undefined && !holdsIdsAlone(value, naming));
	}

	private evaluate(name: string, itemIndex: number): unknown {
		try {
			return (
				this.references.read(name, itemIndex) ??
				this.context.getNodeParameter(name, itemIndex, [], {})
			);
		} catch {
			return undefined;
		}
	}
}

/** Whether a name was entered in a field, for some item at least. */
export function usesNames(context: IExecuteFunctions, field: Field, lists: GivenLists): boolean {
	if (!field.naming || isHidden(context, field)) return false;
	if (field.readAs === 'list') return lists.haveNames(field);
	const { mode } = (rawOf(context, field.name) ?? {}) as { mode?: unknown };
	return mode === field.naming.mode;
}
