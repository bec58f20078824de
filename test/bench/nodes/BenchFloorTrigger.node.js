/**
 * A trigger that does nothing: how fast n8n itself is. Receipts are dropped, everything else starts
 * the workflow.
 */
class BenchFloorTrigger {
	description = {
		displayName: 'Bench Floor Trigger',
		name: 'benchFloorTrigger',
		group: ['trigger'],
		// From 1.1 on, as the trigger under test: version 1 costs more in n8n.
		version: 1.1,
		description: 'Does nothing',
		defaults: { name: 'Bench Floor Trigger' },
		inputs: [],
		outputs: ['main'],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [],
	};

	async webhook() {
		const body = this.getBodyData();
		if (body.entry[0].changes[0].value.statuses) return {};
		return { workflowData: [[{ json: body }]] };
	}
}

module.exports = { BenchFloorTrigger };
