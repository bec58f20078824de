import { readIdentifier } from '../../nodes/WhatsAppGroups/core/reading/identifiers';
import * as identifiers from '../../nodes/WhatsAppGroups/groups/identifiers';

const graphId = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';
const group = (given: unknown) => readIdentifier('Group', given, identifiers.groupIdentifier);

describe('a group ID', () => {
	it.each([
		[graphId, graphId],
		[` ${graphId}\r\n`, graphId],
		[`'${graphId}',`, graphId],
		[`“${graphId}”;\n`, graphId],
		['120363416829570775', '120363416829570775'],
		['120363416829570775@g.us', '120363416829570775@g.us'],
		['491701234567-1612345678@g.us', '491701234567-1612345678@g.us'],
		[{ groupId: graphId, subject: 'Deal', id: 'other' }, graphId],
		[{ event: 'message.received', groupId: graphId, message: { id: 'wamid.1' } }, graphId],
		[{ id: graphId, subject: 'Deal' }, graphId],
		[[{ json: { groupId: graphId } }], graphId],
		[[graphId, { groupId: graphId }], graphId],
		[{ __rl: true, mode: 'list', value: graphId, cachedResultName: 'Deal' }, graphId],
		...[undefined, null, '', '\u200b', [], [null], { __rl: true, mode: 'list', value: '' }].map(
			(given) => [given, undefined] as const,
		),
	] as Array<[unknown, string | undefined]>)('%j is %j', (given, id) => {
		expect(group(given)).toBe(id);
	});

	it.each([
		['https://chat.whatsapp.com/K3PqX9bVd2FLmN7tYwZ1aB', 'is an invite link, and not a group ID'],
		['chat.whatsapp.com/K3PqX9', 'is an invite link'],
		['https://example.com', 'is a link'],
		['+1 650 555 1234', 'is a phone number, and not a group ID'],
		['16505551234', 'is a phone number'],
		[16505551234, 'is a phone number'],
		['16505551234@c.us', 'is a chat with one person'],
		['US.13491208655302741918', 'is a user ID'],
		['wamid.HBgL', 'is a message ID'],
		['Deal 4711 – Contoso', 'is perhaps the subject of a group'],
		['Familie🎉', 'is perhaps the subject of a group'],
		['Viewing', 'is perhaps the subject of a group'],
		['ana@example.com', 'is an e-mail address'],
		['wa.me/16505551234', 'is a link'],
		[-1, 'is not a group ID'],
		['..', 'is not a group ID'],
		['a/b', 'is not a group ID'],
		['G?fields=id', 'is not a group ID'],
		['a\u0000b', 'is not a group ID'],
		['\ud800', 'is not a group ID'],
		[120363416829570775, 'a number that was rounded because it has too many digits'],
		[1.5, 'is not a group ID'],
		[true, 'is not a group ID'],
		[{ subject: 'Deal' }, 'without a group ID in it'],
		[[graphId, 'G2'], 'has 2 entries, but it takes only one'],
		['x'.repeat(2000), 'too long for a group ID: it has 2000 characters'],
	])('%j %s', (given, words) => {
		expect(() => group(given)).toThrow(words);
		expect(() => group(given)).toThrow(/^Group (is|has) /);
	});

	it('is said to come from where it comes from', () => {
		expect(() => group('Deal 4711')).toThrow(
			expect.objectContaining({
				remedy: expect.stringMatching(/Get Many.*trigger/),
			}),
		);
	});
});

it.each([
	[identifiers.messageIdentifier, { messageId: 'wamid.1' }, 'wamid.1'],
	[
		identifiers.messageIdentifier,
		{ groupId: 'G', message: { id: 'wamid.1', type: 'text' } },
		'wamid.1',
	],
	[identifiers.messageIdentifier, { messages: [{ id: 'wamid.a/b+c=' }] }, 'wamid.a/b+c='],
	[identifiers.mediaIdentifier, { message: { id: 'wamid.1', media: { id: '7' } } }, '7'],
	[identifiers.mediaIdentifier, { mediaId: 1037543291543636 }, '1037543291543636'],
	[identifiers.joinRequestIdentifier, { joinRequestId: 'MTY=', groupId: 'G' }, 'MTY='],
	[identifiers.joinRequestIdentifier, { join_request_id: 'MTY=' }, 'MTY='],
	[identifiers.templateIdentifier, { id: '1', name: 'group_offer', language: 'en' }, 'group_offer'],
	[identifiers.templateIdentifier, ' Group_Offer ', 'group_offer'],
	[identifiers.templateIdentifier, 4711, '4711'],
	[identifiers.languageIdentifier, { name: 'group_offer', language: 'en_US' }, 'en_US'],
	[identifiers.languageIdentifier, { language: { code: 'pt-br' } }, 'pt_BR'],
	[identifiers.languageIdentifier, 'EN', 'en'],
	[identifiers.languageIdentifier, 'zh-Hk', 'zh_HK'],
	[identifiers.countryIdentifier, 'us', 'US'],
	[
		identifiers.linkIdentifier,
		' https://example.com/my file.pdf\n',
		'https://example.com/my%20file.pdf',
	],
	[
		identifiers.linkIdentifier,
		{ url: 'http://example.com/50%-off.pdf' },
		'http://example.com/50%-off.pdf',
	],
])('$name is found in %j', (identifier, given, found) => {
	expect(readIdentifier('Field', given, identifier)).toBe(found);
});

it.each([
	[identifiers.messageIdentifier, graphId, 'is a group ID, and not a message ID'],
	[identifiers.mediaIdentifier, 'https://example.com/a.png', 'is a link, and not a media ID'],
	[
		identifiers.mediaIdentifier,
		{ message: { id: 'wamid.1' } },
		'is a message ID, and not a media ID',
	],
	[identifiers.joinRequestIdentifier, 'wamid.1', 'is a message ID'],
	[identifiers.templateIdentifier, 'Group Offer', 'is not a template name'],
	[identifiers.languageIdentifier, 'English', 'is not a language code'],
	[identifiers.countryIdentifier, 'USA', 'is not a country code'],
	[identifiers.linkIdentifier, 'example.com/a.png', 'is not a public URL'],
	[identifiers.linkIdentifier, 'file:///etc/passwd', 'is not a public URL'],
])('$name is not taken from %j', (identifier, given, words) => {
	expect(() => readIdentifier('Field', given, identifier)).toThrow(words);
});

const ofAnyKind = Object.values(identifiers).filter(({ name }) => !/URL|code/.test(name));

describe.each(ofAnyKind)('in place of $name', (identifier) => {
	it.each([
		['https://chat.whatsapp.com/K3PqX9bVd2FLmN7tYwZ1aB', /which is an invite link/],
		['https://www.example.com/a', /which is a link/],
		['US.13491208655302741918', /which is a user ID/],
		['+1 650 555 1234', /which is a phone number/],
		['undefined', /which is what is left where an expression found nothing/],
		['null', /which is what is left where an expression found nothing/],
		['[object Object]', /which is what is left where an expression found nothing/],
		['N/A', /which is what is left where an expression found nothing/],
		['{{ $json.id }}', /which is an expression that n8n did not evaluate/],
		['–', / is "–", which is not /],
		[0, / is 0, which is not /],
	])('%j is refused, and the sentence says which it is', (given, sentence) => {
		expect(() => readIdentifier('Field', given, identifier)).toThrow(sentence);
	});
});

const withSpaces = 'Oak Street viewing';

it.each(ofAnyKind.filter((one) => one !== identifiers.groupNameOrId))(
	'a text with spaces is not taken for $name',
	(identifier) => {
		expect(() => readIdentifier('Field', withSpaces, identifier)).toThrow(
			/ is "Oak Street viewing", which is /,
		);
	},
);

it.each([withSpaces, 'Order 1 / north', 'Größe #2 (50 %)'])(
	'%j may be the subject of a group',
	(subject) => {
		expect(readIdentifier('Field', subject, identifiers.groupNameOrId)).toBe(subject);
	},
);

it.each(['messageIdentifier', 'mediaIdentifier', 'joinRequestIdentifier'] as const)(
	'%s: a group ID is refused, and all but messages refuse message IDs',
	(kind) => {
		const read = (given: string) => () => readIdentifier('Field', given, identifiers[kind]);
		expect(read(graphId)).toThrow(/which is a group ID/);
		if (kind !== 'messageIdentifier') expect(read('wamid.HBgL')).toThrow(/which is a message ID/);
	},
);
