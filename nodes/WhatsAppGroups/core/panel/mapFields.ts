import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { Provider, Requests } from '../declarations/provider';
import { openPanelChannel, readParameter } from './searchList';
import { send } from '../sending/send';

/** A form of the panel that is built from an answer: what to ask, and which fields follow from it. */
export interface FieldMapping {
	/** The question; a text instead of it says why there can be no fields yet. `parameter` reads another field of the panel. */
	readonly requests: (parameter: (name: string) => string) => Requests | string;
	readonly toFields: (body: unknown, parameter: (name: string) => string) => ResourceMapperFields;
}

type MappingMethod = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** The method that n8n calls for a resource mapper. */
export function toMappingMethod(mapping: FieldMapping, providers: readonly Provider[]): MappingMethod {
	return async function () {
		const parameter = (name: string) => readParameter(this, name);
		const requests = mapping.requests(parameter);
		if (typeof requests === 'string') return { fields: [], emptyFieldsNotice: requests };
		const channel = await openPanelChannel(this, providers);
		const request = requests[channel.provider.dialect];
		if (!request) return { fields: [] };
		return mapping.toFields(await send(channel, request), parameter);
	};
}
