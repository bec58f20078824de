import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import type { Operation } from '../../nodes/WhatsAppGroups/core/declarations/operation';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import packageJson from '../../package.json';
import type { Released } from './announced';
import { credentialTypes } from './credentialTypes';
import { withErrorTable } from './docs/errorTable';
import { withEventTable } from './docs/eventTable';
import { readEventShapes } from './eventShapes';
import { buildOperationsPage } from './docs/operationsPage';
import { checkout, type GeneratedFile } from './generatedFile';
import { runsOf, type OperationRun } from './operationRuns';
import { buildOutputSchema, type Shape } from './outputSchemas';
import { extendSavedValues, savedValuesOf, type SavedValues } from './savedValues';
import { triggerProperties } from './triggerProperties';

function readIfThere<Content>(file: string): Content | undefined {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : undefined;
}

function toJson(content: object): string {
	return JSON.stringify(content, null, '\t');
}

const toId = ({ resource, operation }: Operation) => `${resource}.${operation}`;

function outputSchemaFile({ resource, operation }: Operation): string {
	const folder = 'nodes/WhatsAppGroups/__schema__/v1.0.0';
	return path.join(checkout, folder, resource, `${operation}.json`);
}

function outputSchemaOf(operation: Operation, runs: readonly OperationRun[]): Shape {
	return buildOutputSchema(readIfThere<Shape>(outputSchemaFile(operation)), runs);
}

const savedValuesFile = path.join(checkout, 'test/savedValues.json');

/** What comes out of every operation, as its schema says, and of every event. */
function readOutputs(): Record<string, Shape> {
	const ofOperations = operations.map((operation) => [
		toId(operation),
		readIfThere<Shape>(outputSchemaFile(operation)) ?? {},
	]);
	return { ...Object.fromEntries(ofOperations), ...readEventShapes() } as Record<string, Shape>;
}

/** The saved values of this checkout, with the schemas of outputs that it has. */
export function currentSavedValues(outputs = readOutputs()): SavedValues {
	return savedValuesOf({
		operations,
		outputs,
		providers,
		triggerProperties,
		credentials: credentialTypes,
	});
}

function toSavedValues(outputs: Readonly<Record<string, Shape>>): GeneratedFile {
	const saved = readIfThere<SavedValues>(savedValuesFile) ?? {};
	return {
		file: savedValuesFile,
		source: toJson(extendSavedValues(saved, currentSavedValues(outputs))),
	};
}

/** What the version in package.json saves and puts out. */
export function buildReleased(): GeneratedFile {
	const released: Released = { version: packageJson.version, values: currentSavedValues() };
	return { file: path.join(checkout, 'test/released.json'), source: toJson(released) };
}

/** Everything that follows from the declarations in the registries. */
export async function buildFromDeclarations(): Promise<GeneratedFile[]> {
	const runs = new Map<Operation, readonly OperationRun[]>();
	for (const operation of operations) runs.set(operation, await runsOf(operation));
	const schemas = new Map(
		[...runs].map(([operation, own]) => [operation, outputSchemaOf(operation, own)]),
	);
	const outputs = Object.fromEntries(
		[...schemas].map(([operation, schema]) => [toId(operation), schema]),
	);
	const withTables = [
		['docs/trigger.md', withEventTable],
		['docs/troubleshooting.md', withErrorTable],
	] as const;
	return [
		{ file: path.join(checkout, 'docs/operations.md'), source: buildOperationsPage(runs) },
		...withTables.map(([page, withTable]) => {
			const file = path.join(checkout, page);
			return { file, source: withTable(readFileSync(file, 'utf8')) };
		}),
		toSavedValues({ ...outputs, ...readEventShapes() }),
		...[...schemas].map(([operation, schema]) => ({
			file: outputSchemaFile(operation),
			source: toJson(schema),
		})),
	];
}
