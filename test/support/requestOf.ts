import type { IDataObject } from 'n8n-workflow';
import { fieldsOf } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import { openFields, type ReadContext } from '../../nodes/WhatsAppGroups/core/execution/readValues';
import type { Operation, Output } from '../../nodes/WhatsAppGroups/core/declarations/operation';
import type { GraphRequest } from '../../nodes/WhatsAppGroups/core/declarations/request';

/** The values as an operation gets them: each read by its field's declaration. */
export function valuesOf(operation: Operation, given: IDataObject): IDataObject {
	const getNodeParameter = (name: string, _itemIndex: number, usual?: unknown) =>
		Object.hasOwn(given, name) ? given[name] : usual;
	const context = { getNodeParameter } as ReadContext;
	return openFields(context, fieldsOf(operation))(0);
}

/**
 * The request that an operation builds from what a user gives, a message that to its first target.
 * What is not given has the default of its field.
 */
export function requestOf(operation: Operation, given: IDataObject): GraphRequest {
	const { request, message } = operation;
	const values = valuesOf(operation, given);
	if (request) return request(values);
	const [target] = message?.targets(values).ids ?? [];
	if (message && target !== undefined) return message.requestTo(target, values);
	throw new Error(`${operation.resource}.${operation.operation} is not one request`);
}

/** What an operation makes of an answer, or of one entry of a list. */
export function outputOf(operation: Operation, body: object, given: IDataObject): Output {
	const { output = (answer: IDataObject) => answer } = operation;
	return output(body as IDataObject, valuesOf(operation, given));
}
