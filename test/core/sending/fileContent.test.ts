import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type {
	ByteStream,
	FileAnswer,
} from '../../../nodes/WhatsAppGroups/core/declarations/request';
import {
	isSameHash,
	isWebPage,
	toMegabytes,
	weigh,
} from '../../../nodes/WhatsAppGroups/core/sending/fileContent';

const content = Buffer.from('%PDF of 20 bytes ...');
const hash = createHash('sha256').update(content).digest();
const open = (mostBytes: number) =>
	weigh(Readable.from([content.subarray(0, 7), content.subarray(7)]) as ByteStream, mostBytes);

it('a file passes whole, weighed, when it is as large as the limit', async () => {
	const weighed = open(content.length);
	expect(await buffer(weighed.stream)).toEqual(content);
	expect(weighed.bytes()).toBe(content.length);
	expect(weighed.digest()).toEqual(hash);
});

it('a file that is larger is given up', async () => {
	await expect(buffer(open(content.length - 1).stream)).rejects.toMatchObject({
		message: 'The file has more than 0.0 MB, which is the limit',
		remedy: 'Ask for a smaller file.',
	});
});

it('megabytes have one decimal', () => {
	expect([0, 1.5 * 1024 * 1024, 1_048_576].map(toMegabytes)).toEqual(['0.0', '1.5', '1.0']);
});

it('a hash may be written in base64 or in hexadecimal digits', () => {
	expect(isSameHash(hash.toString('base64'), hash)).toBe(true);
	expect(isSameHash(hash.toString('hex').toUpperCase(), hash)).toBe(true);
	expect(isSameHash(hash.toString('base64').toLowerCase(), hash)).toBe(false);
	expect(isSameHash('', hash)).toBe(false);
});

it.each([
	['text/html; charset=utf-8', 'image/png', true],
	['Text/HTML', undefined, true],
	['text/html', 'text/html', false],
	['image/png', 'image/png', false],
	[undefined, undefined, false],
])('what is called %s in place of %s is a web page: %s', (type, mimeType, isPage) => {
	const answer = { headers: { 'content-type': type } } as unknown as FileAnswer;
	expect(isWebPage(answer, mimeType)).toBe(isPage);
});
