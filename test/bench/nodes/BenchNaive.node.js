/**
 * Sends with n8n's helper as it comes: the credential is decrypted and a connection opened for
 * every message.
 */
class BenchNaive {
	description = {
		displayName: 'Bench Naive',
		name: 'benchNaive',
		group: ['output'],
		version: 1,
		description: 'Sends texts without any care',
		defaults: { name: 'Bench Naive' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'whatsAppGroupsApi', required: true }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'To', name: 'to', type: 'string', default: '' },
			{ displayName: 'Text', name: 'text', type: 'string', default: '' },
			{ displayName: 'At Once', name: 'atOnce', type: 'number', default: 64 },
		],
	};

	async execute() {
		const items = this.getInputData();
		const url = this.getNodeParameter('url', 0);
		const output = [];
		let next = 0;
		const work = async () => {
			while (next < items.length) {
				const item = next++;
				const [to, text] = [this.getNodeParameter('to', item), this.getNodeParameter('text', item)];
				const body = {
					messaging_product: 'whatsapp',
					recipient_type: 'group',
					to,
					type: 'text',
					text: { body: text },
				};
				const json = await this.helpers.httpRequestWithAuthentication.call(
					this,
					'whatsAppGroupsApi',
					{ method: 'POST', url, body, json: true },
				);
				output[item] = { json, pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: this.getNodeParameter('atOnce', 0) }, work));
		return [output];
	}
}

module.exports = { BenchNaive };
