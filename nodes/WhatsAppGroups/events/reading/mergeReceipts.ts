import type { IDataObject } from 'n8n-workflow';
import type { Occurrence } from '../../core/declarations/event';
import { asObject, asText, compact } from '../../core/values/json';

const receiptsOfParticipants = new Set(['message.delivered', 'message.read', 'message.played']);

type OfOneMessage = [Occurrence, ...Occurrence[]];

function mergeOne(occurrences: OfOneMessage): Occurrence {
	const [first] = occurrences;
	const { participant: _participant, pricing: _pricing, ...facts } = first.json;
	const participants = occurrences.map(({ json }) =>
		compact({ ...asObject(json.participant), timestamp: json.timestamp, pricing: json.pricing }),
	);
	const eventId = `${facts.event}|${asText(asObject(facts.message).id)}|${occurrences
		.map(({ json }) => json.eventId.split('|').at(-1))
		.sort()
		.join()}`;
	return {
		json: { ...facts, eventId, participants: participants as IDataObject[] },
		raw: occurrences.map(({ raw }) => raw),
	};
}

/**
 * One event per message and state, with all participants of this webhook; everything else stays as
 * it is.
 */
export function mergeReceipts(occurrences: Occurrence[]): Occurrence[] {
	const merged = new Map<string, OfOneMessage>();
	occurrences.forEach((occurrence, at) => {
		const { event, message } = occurrence.json;
		const key = receiptsOfParticipants.has(event)
			? `${event}|${asText(asObject(message).id)}`
			: `other ${at}`;
		const before = merged.get(key);
		merged.set(key, before ? [...before, occurrence] : [occurrence]);
	});
	return [...merged.values()].map((group) =>
		receiptsOfParticipants.has(group[0].json.event) ? mergeOne(group) : group[0],
	);
}
