/** A trigger that does nothing but start the workflow with each receipt as an item. */
class BenchFloorReceipts {
	description = {
		displayName: 'Bench Floor Receipts',
		name: 'benchFloorReceipts',
		group: ['trigger'],
		version: 1.1,
		description: 'Passes receipts on',
		defaults: { name: 'Bench Floor Receipts' },
		inputs: [],
		outputs: ['main'],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [],
	};

	async webhook() {
		const { statuses } = this.getBodyData().entry[0].changes[0].value;
		return { workflowData: [statuses.map((json) => ({ json }))] };
	}
}

module.exports = { BenchFloorReceipts };
