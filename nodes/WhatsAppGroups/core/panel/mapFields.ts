import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { Provider } from '../declarations/provider';
import { openPanelChannel, readParameter } from './searchList';
import { paginate } from '../sending/paginate';
import { send } from '../sending/send';
import type { FieldMapping } from '../declarations/picker';

type MappingMethod = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** The method that n8n calls for a resource mapper. */
export function toMappingMethod(
	mapping: FieldMapping,
	providers: readonly Provider[],
): MappingMethod {
	return async function () {
		const parameter = (name: string) => readParameter(this, name);
		const request = mapping.request(parameter);
		if (typeof request === 'string') return { fields: [], emptyFieldsNotice: request };
		const channel = await openPanelChannel(this, providers);
		const { entries, isWanted, pageSize, toFields } = mapping;
		const [entry] = await paginate(channel.provider, request, {
			limit: 1,
			entries,
			pageSize,
			keep: (candidate) => isWanted(candidate, parameter),
			ask: async (page) => await send(channel, page),
		});
		return toFields(entry, parameter);
	};
}
