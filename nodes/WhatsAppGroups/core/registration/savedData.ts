import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { sign } from '../crypto/signature';
import { asObject } from '../values/json';

type Context = IHookFunctions | IWebhookFunctions;

/** Tells a workflow from its copies in another n8n, or under another ID in the same one. */
export function ownerOf(context: Context): string {
	return sign(context.getWorkflow().id ?? '', context.getInstanceId()).slice(0, 16);
}

/**
 * Saved data travels with a copy of a workflow. A callback that somebody else has registered is
 * ours only where it is our address all the same: when a workflow moves to another n8n at the same
 * host.
 */
function isCopied(context: Context, entry: string, value: unknown): boolean {
	const { owner, address } = entry === 'callback' ? asObject(value) : {};
	if (owner === undefined || owner === ownerOf(context)) return false;
	return address !== context.getNodeWebhookUrl('default');
}

/**
 * What n8n saves for this trigger with the workflow. n8n's data of a node lies under the node's
 * name, so a renamed one would find nothing: ours lies in the data of the workflow, under the
 * node's ID. What an earlier version saved under the name is read until it is written again.
 */
export function openSavedData(context: Context): IDataObject {
	const ofWorkflow = context.getWorkflowStaticData('global');
	const underName = context.getWorkflowStaticData('node');
	const toKey = (entry: string) => `trigger/${context.getNode().id}/${String(entry)}`;
	const forgetUnderName = (entry: string) => {
		if (Object.hasOwn(underName, entry)) Reflect.deleteProperty(underName, entry);
	};
	return new Proxy<IDataObject>(
		{},
		{
			get(_target, entry: string) {
				const value = ofWorkflow[toKey(entry)] ?? underName[entry];
				return isCopied(context, entry, value) ? undefined : value;
			},
			set(_target, entry: string, value: IDataObject[string]) {
				ofWorkflow[toKey(entry)] = value;
				forgetUnderName(entry);
				return true;
			},
			deleteProperty(_target, entry: string) {
				Reflect.deleteProperty(ofWorkflow, toKey(entry));
				forgetUnderName(entry);
				return true;
			},
		},
	);
}
