import { describeContent } from '../../../nodes/WhatsAppGroups/core/execution/content';
import { groupId } from '../../../nodes/WhatsAppGroups/groups/fields/group';
import { people } from '../../../nodes/WhatsAppGroups/groups/fields/people';
import { recipients } from '../../../nodes/WhatsAppGroups/groups/fields/targets';

const message = { fields: recipients };
const invite = { fields: [groupId, people] };
const item = { json: {} };
const values = { groupId: 'G1', text: 'Hello', options: { previewUrl: true } };

it('is another for another text, option or target', () => {
	const content = describeContent(message, values, 'G1', item);
	expect(describeContent(message, { ...values, text: 'Hello!' }, 'G1', item)).not.toBe(content);
	expect(
		describeContent(message, { ...values, options: { previewUrl: false } }, 'G1', item),
	).not.toBe(content);
	expect(describeContent(message, { ...values, groupId: 'G2' }, 'G2', item)).not.toBe(content);
});

it('does not depend on how it is sent', () => {
	const options = {
		previewUrl: true,
		resumeKey: 'key',
		messagesPerSecond: 10,
		retryForSeconds: 1,
		retriesUnknown: true,
		highThroughput: true,
	};
	expect(describeContent(message, { ...values, options }, 'G1', item)).toBe(
		describeContent(message, values, 'G1', item),
	);
});

it('does not depend on who else gets it, nor on whether one group is chosen or several', () => {
	const to = (...groupIds: string[]) =>
		describeContent(
			message,
			{ sendTo: 'groups', groupId: '', groupIds, text: 'Hello' },
			'G1',
			item,
		);
	expect(to('G1', 'G2', 'G3')).toBe(to('G3', 'G1'));
	expect(
		describeContent(
			message,
			{ sendTo: 'group', groupId: ' G1', groupIds: [], text: 'Hello' },
			'G1',
			item,
		),
	).toBe(to('G1'));
});

it('does not depend on how people are written, but on the group that they are invited to', () => {
	const to = (group: string, ...given: string[]) =>
		describeContent(invite, { groupId: group, people: given }, '+16505551234', item);
	expect(to('G1', '+1 650 555 1234')).toBe(to('G1', '+16505551235', '16505551234'));
	expect(to('G2', '+16505551234')).not.toBe(to('G1', '+16505551234'));
});

it('is another for a text that happens to be the name of the target', () => {
	expect(describeContent(message, { ...values, text: 'G1' }, 'G1', item)).not.toBe(
		describeContent(message, { ...values, text: ' G1' }, 'G1', item),
	);
});

it('knows files by name, type and size, not by the ID that n8n gave them in this run', () => {
	const withFile = (file: object) =>
		describeContent(message, { groupId: 'G1', field: 'data' }, 'G1', {
			json: {},
			binary: { data: { data: '', mimeType: 'image/png', ...file } },
		});
	expect(withFile({ id: 'filesystem:1', fileName: 'a.png' })).toBe(
		withFile({ id: 'filesystem:2', fileName: 'a.png' }),
	);
	expect(withFile({ fileName: 'a.png' })).not.toBe(withFile({ fileName: 'b.png' }));
});
