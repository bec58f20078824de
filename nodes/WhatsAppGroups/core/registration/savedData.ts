import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/**
 * What n8n saves for this trigger with the workflow. n8n's data of a node lies under the node's
 * name, so a renamed one would find nothing: ours lies in the data of the workflow, under the
 * node's ID. What an earlier version saved under the name is read until it is written again.
 */
export function openSavedData(context: IHookFunctions | IWebhookFunctions): IDataObject {
	const ofWorkflow = context.getWorkflowStaticData('global');
	const underName = context.getWorkflowStaticData('node');
	const { id } = context.getNode();
	const toKey = (entry: string | symbol) => `trigger/${id}/${String(entry)}`;
	const forgetUnderName = (entry: string | symbol) => {
		if (Object.hasOwn(underName, entry)) Reflect.deleteProperty(underName, entry);
	};
	return new Proxy<IDataObject>(
		{},
		{
			get: (_target, entry) => ofWorkflow[toKey(entry)] ?? underName[String(entry)],
			set: (_target, entry, value: IDataObject[string]) => {
				ofWorkflow[toKey(entry)] = value;
				forgetUnderName(entry);
				return true;
			},
			deleteProperty: (_target, entry) => {
				Reflect.deleteProperty(ofWorkflow, toKey(entry));
				forgetUnderName(entry);
				return true;
			},
		},
	);
}
