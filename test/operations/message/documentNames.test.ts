import type { IDataObject } from 'n8n-workflow';
import { operation as sendMedia } from '../../../nodes/WhatsAppGroups/operations/message/sendMedia';
import { operation as sendTemplate } from '../../../nodes/WhatsAppGroups/operations/message/sendTemplate';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';
import { requestOf } from '../../support/requestOf';

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

it('1msg takes a link with a bare percent sign', () => {
	const request = requestOf(sendMedia, { ...byLink, mediaType: 'video' });
	expect(oneMsg.toWire(request, { channelId: '1', token: 'T' }).body).toMatchObject({
		body: link,
		filename: '50%-off.pdf',
	});
});
