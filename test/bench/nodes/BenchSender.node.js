/**
 * Sends without any care: as n8n's helper and expressions come (the credential is decrypted and a
 * connection opened for every message); or as little as is possible, with the helper that is given
 * the credential, or with Node's pooled client.
 */
class BenchSender {
	description = {
		displayName: 'Bench Sender',
		name: 'benchSender',
		group: ['output'],
		version: 1,
		description: 'Sends texts without any care',
		defaults: { name: 'Bench Sender' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'whatsAppGroupsApi', required: true }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'To', name: 'to', type: 'string', default: '' },
			{ displayName: 'Text', name: 'text', type: 'string', default: '' },
			{ displayName: 'Way', name: 'way', type: 'string', default: 'naive' },
			{ displayName: 'At Once', name: 'atOnce', type: 'number', default: 64 },
		],
	};

	async execute() {
		const items = this.getInputData();
		const url = this.getNodeParameter('url', 0);
		const way = this.getNodeParameter('way', 0);
		const post = await open(this, url, way);
		// n8n takes its time for an expression: the bare ways do without.
		const read = (name, item) =>
			way === 'naive' ? this.getNodeParameter(name, item) : items[item].json[name];
		const output = [];
		let next = 0;
		const work = async () => {
			while (next < items.length) {
				const item = next++;
				const [to, text] = [read('to', item), read('text', item)];
				const body = {
					messaging_product: 'whatsapp',
					recipient_type: 'group',
					to,
					type: 'text',
					text: { body: text },
				};
				output[item] = { json: await post(body), pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: this.getNodeParameter('atOnce', 0) }, work));
		return [output];
	}
}

const type = 'whatsAppGroupsApi';

/** What posts one body, and gives the answer. */
async function open(context, url, way) {
	const { httpRequestWithAuthentication } = context.helpers;
	const ask = async (body, given) =>
		await httpRequestWithAuthentication.call(
			context,
			type,
			{ method: 'POST', url, body, json: true },
			given,
		);
	if (way === 'naive') return ask;
	const data = await context.getCredentials(type);
	const given = { credentialsDecrypted: { id: '', name: '', type, data } };
	if (way === 'helper') return async (body) => await ask(body, given);
	const headers = {
		accept: 'application/json',
		authorization: `Bearer ${data.accessToken}`,
		'content-type': 'application/json',
	};
	return async (body) =>
		await (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

module.exports = { BenchSender };
