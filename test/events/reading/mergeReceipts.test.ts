import type { IDataObject } from 'n8n-workflow';
import type { Occurrence } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import { mergeReceipts } from '../../../nodes/WhatsAppGroups/events/reading/mergeReceipts';

function occurrence(event: string, id: string, who: string, more: IDataObject = {}): Occurrence {
	return {
		json: {
			event,
			eventId: `${event}|${id}|${who}`,
			groupId: 'G',
			message: { id },
			participant: { id: who, waId: who },
			timestamp: `at ${who}`,
			...more,
		},
		raw: `raw of ${who}`,
	};
}

const jsonOf = (occurrences: Occurrence[]) => mergeReceipts(occurrences).map(({ json }) => json);

it.each(['message.delivered', 'message.read', 'message.played'])(
	'makes one event of all that a webhook says of one message: %s',
	(event) => {
		const pricing = { billable: true };
		const merged = mergeReceipts([
			occurrence(event, 'M', 'ana', { pricing }),
			occurrence(event, 'M', 'ben'),
		]);
		expect(merged).toEqual([
			{
				json: {
					event,
					eventId: `${event}|M|ana,ben`,
					groupId: 'G',
					message: { id: 'M' },
					timestamp: 'at ana',
					participants: [
						{ id: 'ana', waId: 'ana', timestamp: 'at ana', pricing },
						{ id: 'ben', waId: 'ben', timestamp: 'at ben' },
					],
				},
				raw: ['raw of ana', 'raw of ben'],
			},
		]);
	},
);

it('gives the same event ID in whatever order the participants come', () => {
	const [ana, ben, cem] = ['ana', 'ben', 'cem'].map((who) => occurrence('message.read', 'M', who));
	const idOf = (...all: Array<Occurrence | undefined>) =>
		jsonOf(all.filter((one) => one !== undefined)).map(({ eventId }) => eventId);
	expect(idOf(ana, ben, cem)).toEqual(['message.read|M|ana,ben,cem']);
	expect(idOf(cem, ana, ben)).toEqual(idOf(ana, ben, cem));
});

it('has the same form for one participant', () => {
	expect(jsonOf([occurrence('message.read', 'M', 'ana')])).toMatchObject([
		{ eventId: 'message.read|M|ana', participants: [{ id: 'ana', waId: 'ana' }] },
	]);
});

it('tells messages and states apart', () => {
	const ids = jsonOf([
		occurrence('message.read', 'M', 'ana'),
		occurrence('message.read', 'N', 'ana'),
		occurrence('message.delivered', 'M', 'ana'),
		occurrence('message.read', 'M', 'ben'),
	]).map(({ eventId }) => eventId);
	expect(ids).toEqual(['message.read|M|ana,ben', 'message.read|N|ana', 'message.delivered|M|ana']);
});

it('leaves everything else as it is, also what looks the same', () => {
	const others = [
		occurrence('message.sent', 'M', 'ana'),
		occurrence('message.sent', 'M', 'ana'),
		occurrence('message.failed', 'M', 'ana'),
		occurrence('participant.joined', 'M', 'ana'),
	];
	expect(mergeReceipts(others)).toEqual(others);
	expect(mergeReceipts([])).toEqual([]);
});
