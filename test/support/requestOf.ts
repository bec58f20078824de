import type { IDataObject } from 'n8n-workflow';
import { fieldsOf } from '../../nodes/WhatsAppGroups/core/description';
import type { Operation } from '../../nodes/WhatsAppGroups/core/operation';
import type { Dialect, DialectRequests } from '../../nodes/WhatsAppGroups/core/provider';

/** The request that an operation builds from these values; what is not given has the default of its field. */
export function requestOf<D extends Dialect>(operation: Operation, dialect: D, values: IDataObject): DialectRequests[D] {
	const defaults = Object.fromEntries(fieldsOf(operation).map((field) => [field.name, field.default]));
	const build = operation.requests?.[dialect];
	if (!build) throw new Error(`${operation.resource}.${operation.operation} has no request in ${dialect}`);
	return build({ ...defaults, ...values } as IDataObject);
}
