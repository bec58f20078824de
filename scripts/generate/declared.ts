import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import type { Operation } from '../../nodes/WhatsAppGroups/core/declarations/operation';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { credentialTypes } from './credentialTypes';
import { withEventTable } from './docs/eventTable';
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

function toOutputSchema(
	{ resource, operation }: Operation,
	runs: readonly OperationRun[],
): GeneratedFile {
	const folder = 'nodes/WhatsAppGroups/__schema__/v1.0.0';
	const file = path.join(checkout, folder, resource, `${operation}.json`);
	return { file, source: toJson(buildOutputSchema(readIfThere<Shape>(file), runs)) };
}

const savedValuesFile = path.join(checkout, 'test/savedValues.json');

/** The saved values of this checkout. */
export function currentSavedValues(): SavedValues {
	return savedValuesOf({ operations, providers, triggerProperties, credentials: credentialTypes });
}

function toSavedValues(): GeneratedFile {
	const saved = readIfThere<SavedValues>(savedValuesFile) ?? {};
	return {
		file: savedValuesFile,
		source: toJson(extendSavedValues(saved, currentSavedValues())),
	};
}

/** Everything that follows from the declarations in the registries. */
export async function buildFromDeclarations(): Promise<GeneratedFile[]> {
	const runs = new Map<Operation, readonly OperationRun[]>();
	for (const operation of operations) runs.set(operation, await runsOf(operation));
	const triggerPage = path.join(checkout, 'docs/trigger.md');
	return [
		{ file: path.join(checkout, 'docs/operations.md'), source: buildOperationsPage(runs) },
		{ file: triggerPage, source: withEventTable(readFileSync(triggerPage, 'utf8')) },
		toSavedValues(),
		...[...runs].map(([operation, own]) => toOutputSchema(operation, own)),
	];
}
