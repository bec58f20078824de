import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import type { ListSearch } from '../declarations/picker';

interface Result extends INodeListSearchItems {
	readonly detail?: string;
}

/** So many of the last characters of an ID, in which IDs differ most. */
const tailLength = 10;

/** Those whose names are the same, with what else is known of each. */
function tellApart(
	results: readonly Result[],
	tell: (result: Result) => string | undefined,
): Result[] {
	const counts = new Map<string, number>();
	for (const { name } of results) counts.set(name, (counts.get(name) ?? 0) + 1);
	return results.map((result) => {
		const told = (counts.get(result.name) ?? 0) > 1 ? tell(result) : undefined;
		return told ? { ...result, name: `${result.name} · ${told}` } : result;
	});
}

/** What a picker shows of entries: each value once, and nothing else by the same name. */
export function toDistinctResults(
	entries: readonly IDataObject[],
	{ toResult, toDetail }: Pick<ListSearch, 'toResult' | 'toDetail'>,
): INodeListSearchItems[] {
	const byValue = new Map<INodeListSearchItems['value'], Result>();
	for (const entry of entries) {
		const result = toResult(entry);
		if (result.value !== '') byValue.set(result.value, { ...result, detail: toDetail?.(entry) });
	}
	const byDetail = tellApart([...byValue.values()], ({ detail }) => detail);
	const byId = tellApart(byDetail, ({ value }) => `…${String(value).slice(-tailLength)}`);
	return byId.map(({ detail: _detail, ...result }) => result);
}
