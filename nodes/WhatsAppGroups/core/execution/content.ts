import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Operation } from '../declarations/operation';
import { isSendingOption } from '../declarations/sendingOptions';

function withoutSendingOptions(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([name]) => !isSendingOption(name)));
}

/**
 * Files differ though the field that names them says the same for every item. Their IDs differ from
 * run to run.
 */
function filesOf({ binary = {} }: INodeExecutionData, values: IDataObject): unknown[] {
	const fields = Object.values(values);
	return Object.entries(binary)
		.filter(([name]) => fields.includes(name))
		.map(([name, { fileName, mimeType, fileSize, bytes }]) => [
			name,
			fileName,
			mimeType,
			bytes ?? fileSize,
		]);
}

/**
 * What is sent to a target, as a text that is the same in another run: not how it is sent, and not
 * who else gets it.
 */
export function describeContent(
	{ fields }: Pick<Operation, 'fields'>,
	values: IDataObject,
	target: string,
	item: INodeExecutionData,
): string {
	const recipients = fields.filter(({ isRecipient }) => isRecipient).map(({ name }) => name);
	const content = Object.entries(values).filter(([name]) => !recipients.includes(name));
	return JSON.stringify([
		target,
		content.map(([name, value]) => [name, withoutSendingOptions(value)]),
		filesOf(item, values),
	]);
}
