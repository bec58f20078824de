import type { IDataObject } from 'n8n-workflow';
import {
	problemsOfLink,
	problemsOfMedia,
} from '../../../nodes/WhatsAppGroups/groups/media/problems';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { fakeSession } from '../../../scripts/generate/fakeSession';

interface Asked {
	readonly method: string;
	readonly url: string;
}

const link = 'https://files.example.com/plan.jpg';

/** A server that answers HEAD and GET with these; undefined is no answer at all. */
function openServer(answers: Readonly<Record<string, IDataObject | undefined>>) {
	const asked: string[] = [];
	const httpRequest = async ({ method }: Asked) => {
		asked.push(method);
		const answer = answers[method];
		if (!answer) throw new Error('ECONNREFUSED');
		return await Promise.resolve({ headers: {}, ...answer });
	};
	const session = fakeSession(() => ({}), { context: { helpers: { httpRequest } } });
	return { asked, session };
}

const image = (headers: IDataObject, statusCode = 200) => ({ statusCode, headers });

it.each<[string, Readonly<Record<string, IDataObject | undefined>>, string[]]>([
	['a picture', { HEAD: image({ 'content-type': 'image/png', 'content-length': '9' }) }, []],
	['a file of no type', { HEAD: image({ 'content-type': 'application/octet-stream' }) }, []],
	['a server that knows no HEAD', { HEAD: image({}, 405), GET: image({}) }, []],
	[
		'a page',
		{ HEAD: image({ 'content-type': 'text/html; charset=utf-8' }) },
		['The file at the link is of the type "text/html", but as Image WhatsApp accepts JPEG or PNG'],
	],
	[
		'a large picture',
		{ HEAD: image({ 'content-type': 'image/png', 'content-length': 6 * 1024 * 1024 }) },
		['The file at the link is 6 MB, but WhatsApp accepts at most 5 MB as Image'],
	],
	[
		'nothing',
		{ HEAD: image({}, 404), GET: image({}, 404) },
		[`The link ${link} answers with HTTP status 404 instead of a file`],
	],
	['no server', {}, [`The link ${link} cannot be reached from this n8n`]],
])('behind a link: %s', async (_what, answers, problems) => {
	const { session } = openServer(answers);
	expect(await problemsOfLink(session, link, { mediaType: 'image' })).toEqual(problems);
});

it.each([
	'http://localhost/a.jpg',
	'http://192.168.178.20/a.jpg',
	'http://[fd00::1]/a.jpg',
	'https://nas.local/a.jpg',
	'http://minio:9000/a.jpg',
])('says that WhatsApp cannot open %s, though this n8n can', async (local) => {
	const { session } = openServer({ HEAD: image({ 'content-type': 'image/png' }) });
	expect(await problemsOfLink(session, local, { mediaType: 'image' })).toEqual([
		`The link ${local} leads into your own network, where WhatsApp cannot open it`,
	]);
});

it.each([
	['audio/mpeg', [expect.stringContaining('but a voice message must be OGG with the Opus codec')]],
	['audio/ogg; codecs=opus', []],
	['application/octet-stream', []],
])('looks whether %s can be a voice message', async (type, problems) => {
	const { session } = openServer({ HEAD: image({ 'content-type': type }) });
	const wanted = { mediaType: 'audio', isVoice: true } as const;
	expect(await problemsOfLink(session, link, wanted)).toEqual(problems);
});

it('looks at a file anew for what else it is to be', async () => {
	const session = fakeSession(() => ({ mime_type: 'image/png' }));
	expect(await problemsOfMedia(session, '1', { mediaType: 'image' })).toEqual([]);
	expect(await problemsOfMedia(session, '1', { mediaType: 'video' })).toHaveLength(1);
});

it('asks a server once per link and run', async () => {
	const { asked, session } = openServer({ HEAD: image({}) });
	await problemsOfLink(session, link, { mediaType: 'image' });
	await problemsOfLink(session, link, { mediaType: 'image' });
	expect(asked).toEqual(['HEAD']);
});

it('says what is wrong with a file behind a media ID', async () => {
	const session = fakeSession(() => ({ mime_type: 'video/mp4', file_size: '17000000' }));
	expect(await problemsOfMedia(session, '1', { mediaType: 'video' })).toEqual([
		'The file with this media ID is 16.3 MB, but WhatsApp accepts at most 16 MB as Video',
	]);
	const refusing = fakeSession(() => {
		throw toNodeApiError({ name: 'WhatsApp Groups' } as never, { httpStatus: 400, code: 100 });
	});
	expect(await problemsOfMedia(refusing, '2', { mediaType: 'video' })).toEqual([
		expect.stringContaining('WhatsApp does not have a file with the media ID 2'),
	]);
});
