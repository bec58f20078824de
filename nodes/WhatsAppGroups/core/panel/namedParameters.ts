import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';
import type { Channel } from '../declarations/channel';
import type { Naming } from '../declarations/naming';
import type { ListSearch } from '../declarations/picker';
import { enterId, Names } from '../reading/names';
import { paginate } from '../sending/paginate';
import { send } from '../sending/send';

type Parameter = (name: string) => string;

async function readNames(channel: Channel, naming: Naming): Promise<Names> {
	const entries = await paginate(channel.provider, naming.request, {
		limit: Infinity,
		entries: naming.entries,
		remedy: enterId(naming),
		ask: async (page) => await send(channel, page),
	});
	return new Names(naming, entries.map(naming.toNamed));
}

/** The mode of a picker; undefined for what is none. */
function modeOf(context: ILoadOptionsFunctions, name: string): unknown {
	const raw = context.getCurrentNodeParameter(name);
	return typeof raw === 'object' && raw !== null && 'mode' in raw ? raw.mode : undefined;
}

/** Reads other fields of the panel; of one that holds a name, the ID. */
export async function openParameters(
	context: ILoadOptionsFunctions,
	channel: Channel,
	{ search: { namings = {} }, read }: { search: ListSearch; read: Parameter },
): Promise<Parameter> {
	const ids = new Map<string, string>();
	for (const [name, naming] of Object.entries(namings)) {
		const given = read(name);
		if (given.trim() === '' || modeOf(context, name) !== naming.mode) continue;
		const names = await readNames(channel, naming);
		try {
			ids.set(name, names.find('The name', given));
		} catch (refusal) {
			const { message, remedy } = refusal as Error & { remedy?: string };
			throw new NodeOperationError(context.getNode(), message, { description: remedy });
		}
	}
	return (name) => ids.get(name) ?? read(name);
}
