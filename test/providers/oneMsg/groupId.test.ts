import {
	fromGraphGroupId,
	isGroupChat,
	toChatId,
	toPlainGroupId,
} from '../../../nodes/WhatsAppGroups/providers/oneMsg/groupId';

it.each(['1203', '1203@g.us', ' 1203@g.us '])('"%s" is one group in two spellings', (id) => {
	expect(toPlainGroupId(id)).toBe('1203');
	expect(toChatId(id)).toBe('1203@g.us');
});

it('a chat is one of a group by its end', () => {
	expect(isGroupChat('1203@g.us')).toBe(true);
	expect(isGroupChat('1203@c.us')).toBe(false);
	expect(isGroupChat('@g.us1203')).toBe(false);
});

it.each([
	['capi_group:17055550139:1203', '1203'],
	['capi_group:17055550139:1203:x', '1203'],
	['capi_group:x:1203', undefined],
	['my_capi_group:1:1203', undefined],
	['capi_group:1:x', undefined],
])("the number in Meta's ID of %s is %s", (inside, number) => {
	const id = Buffer.from(inside).toString('base64');
	expect(fromGraphGroupId(id)).toBe(number ?? id);
	expect(fromGraphGroupId('1203@g.us')).toBe('1203');
});
