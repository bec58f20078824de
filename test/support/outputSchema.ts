import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import type { IDataObject } from 'n8n-workflow';

const folder = path.join(__dirname, '../../nodes/WhatsAppGroups/__schema__/v1.0.0');

/** What `__schema__` says about the output of an operation. */
export function readOutputSchema(
	resource: string,
	operation: string,
): { properties: Record<string, object> } {
	return JSON.parse(readFileSync(path.join(folder, resource, `${operation}.json`), 'utf8')) as {
		properties: Record<string, object>;
	};
}

const ajv = new Ajv({ allErrors: true, strict: false });
const compiled = new Map<string, ValidateFunction>();

function compile(resource: string, operation: string): ValidateFunction {
	const name = `${resource}.${operation}`;
	const isValid =
		compiled.get(name) ??
		ajv.compile({
			type: 'object',
			properties: readOutputSchema(resource, operation).properties,
			additionalProperties: false,
			minProperties: 1,
		});
	compiled.set(name, isValid);
	return isValid;
}

/**
 * What is wrong with an output in the eyes of its schema: a value of another type, or a key that
 * the schema does not know.
 */
export function deviations(resource: string, operation: string, output: IDataObject): string[] {
	const isValid = compile(resource, operation);
	if (isValid(output)) return [];
	return (isValid.errors ?? []).map(
		({ instancePath, message, params }) =>
			`${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
	);
}
