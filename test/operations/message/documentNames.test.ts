import type { IDataObject } from 'n8n-workflow';
import { operation as sendMedia } from '../../../nodes/WhatsAppGroups/operations/message/sendMedia';
import { operation as sendTemplate } from '../../../nodes/WhatsAppGroups/operations/message/sendTemplate';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';
import { emulatorCredentials, runAction } from '../../support/actionHost';
import { itemWithFile } from '../../support/binaryFiles';
import { byId } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';

const pdf = Buffer.from('%PDF-1.4 Hello');
const link = 'https://example.com/50%-off.pdf';
const byLink = { groupId: 'G', mediaType: 'document', mediaSource: 'link', mediaLink: link };
const template = { groupId: 'G', templateName: 't', languageCode: 'en' };
const header = (value: IDataObject) => ({ ...template, variables: { value } });
const where = 'template.components.0.parameters.0';

it('a document by link has the name of the link, or the one that is given', () => {
	expect(requestOf(sendMedia, byLink).body?.document).toEqual({ link, filename: '50%-off.pdf' });
	const options = { fileName: 'Offer.pdf' };
	expect(requestOf(sendMedia, { ...byLink, options }).body?.document).toMatchObject({
		filename: 'Offer.pdf',
	});
	expect(requestOf(sendMedia, { ...byLink, mediaType: 'image' }).body?.image).toEqual({ link });
});

it('so has one in the header of a template, and pictures have none', () => {
	expect(requestOf(sendTemplate, header({ header_document: link })).body).toHaveProperty(where, {
		type: 'document',
		document: { link, filename: '50%-off.pdf' },
	});
	expect(requestOf(sendTemplate, header({ header_image: link })).body).toHaveProperty(where, {
		type: 'image',
		image: { link },
	});
});

it.each([
	['4711', {}, { id: '4711' }],
	['4711', { fileName: ' Offer.pdf ' }, { id: '4711', filename: 'Offer.pdf' }],
	['4711', { fileName: '  ' }, { id: '4711' }],
	[link, { fileName: 'Offer.pdf' }, { link, filename: 'Offer.pdf' }],
])('in a header, %s with %j is called what the user says', (given, options, document) => {
	const values = { ...header({ header_document: given }), options };
	expect(requestOf(sendTemplate, values).body).toHaveProperty(where, {
		type: 'document',
		document,
	});
	const picture = { ...header({ header_image: '4711' }), options };
	expect(requestOf(sendTemplate, picture).body).toHaveProperty(where, {
		type: 'image',
		image: { id: '4711' },
	});
});

it.each([
	[undefined, 'scan.pdf'],
	['Offer', 'Offer.pdf'],
])('in a header, a file of the input with the name %s is called %s', async (fileName, filename) => {
	const bodies: unknown[] = [];
	await runAction({
		credentials: emulatorCredentials,
		parameters: {
			resource: 'message',
			operation: 'sendTemplate',
			groupId: byId('G'),
			templateName: byId('t'),
			languageCode: byId('en'),
			variables: { mappingMode: 'defineBelow', value: { header_document: 'data' } },
			options: fileName === undefined ? {} : { fileName },
		},
		items: [itemWithFile(pdf, { mimeType: 'application/pdf', fileName: 'scan.pdf' })],
		answer: ({ url, body }) => {
			const isUpload = url.endsWith('/media');
			if (!isUpload) bodies.push(body);
			return {
				statusCode: 200,
				headers: {},
				body: isUpload ? { id: '9' } : { messages: [{ id: 'wamid.1' }] },
			};
		},
	});
	expect(bodies).toEqual([expect.objectContaining({ type: 'template' })]);
	expect(bodies[0]).toHaveProperty(where, { type: 'document', document: { id: '9', filename } });
});

it('1msg takes a link with a bare percent sign', () => {
	const request = requestOf(sendMedia, { ...byLink, mediaType: 'video' });
	expect(oneMsg.toWire(request, { channelId: '1', token: 'T' }).body).toMatchObject({
		body: link,
		filename: '50%-off.pdf',
	});
});
