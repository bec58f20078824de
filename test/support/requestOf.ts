import type { IDataObject } from 'n8n-workflow';
import { fieldsOf } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Operation, Output } from '../../nodes/WhatsAppGroups/core/declarations/operation';
import type { GraphRequest } from '../../nodes/WhatsAppGroups/core/declarations/request';

function withDefaults(operation: Operation, values: IDataObject): IDataObject {
	const defaults = Object.fromEntries(
		fieldsOf(operation).map((field) => [field.name, field.default]),
	);
	return { ...defaults, ...values } as IDataObject;
}

/**
 * The request that an operation builds from these values; what is not given has the default of its
 * field.
 */
export function requestOf(operation: Operation, values: IDataObject): GraphRequest {
	const { request } = operation;
	if (!request) throw new Error(`${operation.resource}.${operation.operation} is not one request`);
	return request(withDefaults(operation, values));
}

/** What an operation makes of an answer, or of one entry of a list. */
export function outputOf(operation: Operation, body: object, values: IDataObject): Output {
	const { output = (answer: IDataObject) => answer } = operation;
	return output(body as IDataObject, withDefaults(operation, values));
}
