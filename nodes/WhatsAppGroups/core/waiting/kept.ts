import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { asObject, asText, parseJson } from '../values/json';

/** Beside `json`, so that nobody gets it as output. */
const place = 'waiting';

/** The item that n8n puts out when time has run out, and keeps until then. */
export function toKeptItem(timedOut: IDataObject, kept: IDataObject): INodeExecutionData {
	return { json: timedOut, pairedItem: { item: 0 }, [place]: JSON.stringify(kept) };
}

/** What was kept; undefined in a workflow that waits for something else. */
export function readKept(context: IWebhookFunctions): IDataObject | undefined {
	const text = asText(context.evaluateExpression(`{{ $input.first().${place} }}`));
	const kept = asObject(parseJson(text ?? ''));
	return Object.keys(kept).length > 0 ? kept : undefined;
}
