import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../declarations/field';

/** The values with each entry of a list once: a provider may write two spellings as one. */
export function distinctLists(fields: readonly Field[], values: IDataObject): IDataObject {
	const distinct = { ...values };
	for (const { name, readAs } of fields) {
		const list = distinct[name];
		if (readAs === 'list' && Array.isArray(list))
			distinct[name] = [...new Set<unknown>(list)] as string[];
	}
	return distinct;
}
