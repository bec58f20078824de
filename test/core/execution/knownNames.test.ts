import type { IDataObject } from 'n8n-workflow';
import { openKnownNames } from '../../../nodes/WhatsAppGroups/core/execution/knownNames';
import type { Run } from '../../../nodes/WhatsAppGroups/core/execution/openRun';
import { Names } from '../../../nodes/WhatsAppGroups/core/reading/names';
import { groupNaming } from '../../../nodes/WhatsAppGroups/groups/fields/group';
import { operation as download } from '../../../nodes/WhatsAppGroups/operations/media/download';
import { operation as sendText } from '../../../nodes/WhatsAppGroups/operations/message/sendText';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';

interface Given {
	readonly groupId?: unknown;
	readonly item?: IDataObject;
	readonly lists?: Names[];
	readonly provider?: typeof meta;
}

function nameOf(id: string, { groupId = '', item = {}, lists = [], provider = meta }: Given) {
	const context = {
		getInputData: () => [{ json: item }],
		getNodeParameter: (name: string) => (name === 'groupId' ? groupId : []),
	};
	const run = { context, channel: { provider } } as unknown as Run;
	return openKnownNames(run, sendText, lists)?.find?.(id, 0);
}

const chosen = (cachedResultName: string, value = 'G1') => ({
	__rl: true,
	mode: 'list',
	value,
	cachedResultName,
});

describe('the name of a group is known', () => {
	it.each([
		['from the picker', { groupId: chosen('Class 7b') }],
		[
			'from a list that was read',
			{ lists: [new Names(groupNaming, [{ id: 'G1', name: 'Class 7b' }])] },
		],
		['from an item with its details', { item: { groupId: 'G1', group: { subject: 'Class 7b' } } }],
		['from an item that another node named', { item: { groupId: 'G1', groupSubject: 'Class 7b' } }],
		[
			'from an item of Get Many',
			{ item: { groupId: 'G1', subject: 'Class 7b', createdAt: '2026-01-01' } },
		],
		['without what tells it from others', { groupId: chosen('Class 7b · created 2026-01-01') }],
		['without the end of an ID', { groupId: chosen('Class 7b · …TQyMzM4ZD') }],
	])('%s', (_where, given) => {
		expect(nameOf('G1', given)).toBe('Class 7b');
	});

	it("with 1msg's ID of it, however that is written", () => {
		const groupId = chosen('Class 7b', '120363416829570775@g.us');
		expect(nameOf('120363416829570775', { groupId, provider: oneMsg })).toBe('Class 7b');
	});
});

it.each([
	['another group', { groupId: chosen('Class 7b', 'G2') }],
	['an expression', { groupId: chosen('Class 7b', '={{ $json.groupId }}') }],
	['an ID without a name', { groupId: chosen('G1') }],
	['an item about another group', { item: { groupId: 'G2', groupSubject: 'Class 7b' } }],
	['the subject of an e-mail', { item: { groupId: 'G1', subject: 'Your invoice' } }],
])('is not that of %s', (_what, given) => {
	expect(nameOf('G1', given)).toBeUndefined();
});

it('is nothing where an operation is not about a group', () => {
	expect(openKnownNames({} as Run, download, [])).toBeUndefined();
});
