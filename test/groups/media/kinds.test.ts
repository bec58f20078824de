import {
	toMimeType,
	withExtension,
	receivedExtensionOf,
} from '../../../nodes/WhatsAppGroups/groups/media/kinds';

it.each([
	['image/x-png', '', 'image/png'],
	['application/x-pdf', '', 'application/pdf'],
	['Application/PDF; version=1.7', 'a', 'application/pdf'],
	[
		'application/zip',
		'Offer.DOCX',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	],
	[
		'application/x-zip-compressed',
		'a.xlsx',
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	],
	['application/zip', 'a.zip', 'application/zip'],
	['application/zip', 'a.pdf', 'application/zip'],
	['audio/x-mp3', '', 'audio/mpeg'],
	['audio/x-mpeg', '', 'audio/mpeg'],
	['audio/mp4a-latm', '', 'audio/mp4'],
	['application/mp4', '', 'video/mp4'],
	['AUDIO/OGG; codecs=opus', '', 'audio/ogg'],
	['audio/opus', 'a.opus', 'audio/ogg'],
	['text/pdf', '', 'application/pdf'],
	['image/jfif', '', 'image/jpeg'],
	...['opus', 'oga', 'OGG'].map((name) => ['', `voice.${name}`, 'audio/ogg']),
	...['jpe', 'jfif', 'jpeg', 'JPG'].map((name) => [
		'application/octet-stream',
		`a.${name}`,
		'image/jpeg',
	]),
	['binary/octet-stream', 'film.3gpp', 'video/3gpp'],
	[undefined, 'film.m4v', 'video/mp4'],
	['application/zip', 'a.pdf', 'application/zip'],
	['', 'a.zip', 'application/octet-stream'],
	['', 'pdf', 'application/octet-stream'],
] as Array<[string | undefined, string, string]>)(
	'a file of type %j named %j is %s',
	(given, fileName, mimeType) => {
		expect(toMimeType(given, fileName)).toBe(mimeType);
	},
);

it.each([
	['plan.pdf', 'application/pdf', 'plan.pdf'],
	['Plan.PDF', 'application/pdf', 'Plan.PDF'],
	['plan', 'application/pdf', 'plan.pdf'],
	['report.v2', 'application/pdf', 'report.v2.pdf'],
	['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
	['photo.jfif', 'image/jpeg', 'photo.jpg'],
	['photo.png', 'image/jpeg', 'photo.jpg'],
	['voice.opus', 'audio/ogg', 'voice.ogg'],
	['voice.mp3', 'audio/ogg', 'voice.ogg'],
	['.opus', 'audio/ogg', 'file.ogg'],
	['a.zip', 'application/zip', 'a.zip'],
])('the name %s of a file of type %s is sent as %s', (fileName, mimeType, sent) => {
	expect(withExtension(fileName, mimeType)).toBe(sent);
});

it.each([
	['application/zip', 'zip'],
	['text/csv', 'csv'],
	['application/json', 'json'],
	['image/gif', 'gif'],
	['text/calendar', 'ics'],
	['text/vcard', 'vcf'],
	['video/quicktime', 'mov'],
	['audio/ogg', 'ogg'],
	['application/octet-stream', undefined],
	['application/x-unheard-of', undefined],
	['__proto__', undefined],
	['constructor', undefined],
	['', undefined],
])('a file of the type "%s" that came in has the extension %s', (mimeType, extension) => {
	expect(receivedExtensionOf(mimeType)).toBe(extension);
});
