import { describeContent } from '../../nodes/WhatsAppGroups/core/content';

const item = { json: {} };
const values = { groupId: 'G1', text: 'Hello', options: { previewUrl: true } };

it('is another for another text, option or target', () => {
	const content = describeContent(values, 'G1', item);
	expect(describeContent({ ...values, text: 'Hello!' }, 'G1', item)).not.toBe(content);
	expect(describeContent({ ...values, options: { previewUrl: false } }, 'G1', item)).not.toBe(content);
	expect(describeContent({ ...values, groupId: 'G2' }, 'G2', item)).not.toBe(content);
});

it('does not depend on how it is sent', () => {
	const options = { previewUrl: true, resumeKey: 'key', messagesPerSecond: 10, retryForSeconds: 1, retriesUnknown: true, highThroughput: true };
	expect(describeContent({ ...values, options }, 'G1', item)).toBe(describeContent(values, 'G1', item));
});

it('does not depend on who else gets it', () => {
	const to = (...groupIds: string[]) => describeContent({ sendTo: 'groups', groupIds, text: 'Hello' }, 'G1', item);
	expect(to('G1', 'G2', 'G3')).toBe(to('G3', 'G1'));
});

it('knows files by name, type and size, not by the ID that n8n gave them in this run', () => {
	const withFile = (file: object) => describeContent({ groupId: 'G1', field: 'data' }, 'G1', { json: {}, binary: { data: { data: '', mimeType: 'image/png', ...file } } });
	expect(withFile({ id: 'filesystem:1', fileName: 'a.png' })).toBe(withFile({ id: 'filesystem:2', fileName: 'a.png' }));
	expect(withFile({ fileName: 'a.png' })).not.toBe(withFile({ fileName: 'b.png' }));
});
