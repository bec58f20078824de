/** Counts items, each once, for whoever asks the process (see preload.js). */
class BenchCount {
	description = {
		displayName: 'Bench Count',
		name: 'benchCount',
		group: ['output'],
		version: 1,
		description: 'Counts items',
		defaults: { name: 'Bench Count' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [{ displayName: 'Counter', name: 'counter', type: 'string', default: '' }],
	};

	async execute() {
		const counters = (globalThis.benchCounters ??= {});
		const seen = (counters[this.getNodeParameter('counter', 0)] ??= new Set());
		for (const { json } of this.getInputData())
			seen.add(json.eventId ?? `${json.id} ${json.recipient_participant_id}`);
		return [[{ json: {} }]];
	}
}

module.exports = { BenchCount };
