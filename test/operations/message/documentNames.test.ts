import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { operation as sendMedia } from '../../../nodes/WhatsAppGroups/operations/message/sendMedia';
import { operation as sendTemplate } from '../../../nodes/WhatsAppGroups/operations/message/sendTemplate';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';
import { emulatorCredentials, runAction } from '../../support/actionHost';
import { itemWithFile } from '../../support/binaryFiles';
import { byId } from '../../support/emulatorHost';
import { describeThroughProviders } from '../../support/throughProviders';
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
	['4711', { fileName: ' Offer.pdf ' }, { id: '4711', filename: 'Offer.pdf' }],
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

/** Sends a template with this in its header; gives the document that leaves, and other requests. */
async function sendHeader(
	header_document: string,
	options: IDataObject,
	item: INodeExecutionData,
): Promise<{ document: unknown; others: string[] }> {
	const bodies: unknown[] = [];
	const others: string[] = [];
	await runAction({
		credentials: emulatorCredentials,
		parameters: {
			resource: 'message',
			operation: 'sendTemplate',
			groupId: byId('G'),
			templateName: byId('t'),
			languageCode: byId('en'),
			variables: { mappingMode: 'defineBelow', value: { header_document } },
			options,
		} as INodeParameters,
		items: [item],
		answer: ({ url, body, method }) => {
			const isMessage = url.endsWith('/messages');
			if (isMessage) bodies.push(body);
			else others.push(`${method} ${url.split('/').at(-1)}`);
			return {
				statusCode: 200,
				headers: {},
				body: isMessage
					? { messages: [{ id: 'wamid.1' }] }
					: { id: '9', mime_type: 'application/pdf' },
			};
		},
	});
	expect(bodies).toEqual([expect.objectContaining({ type: 'template' })]);
	const [body] = bodies as Array<{ template: { components: IDataObject[] } }>;
	const [header] = body?.template.components as Array<{ parameters: IDataObject[] }>;
	return { document: header?.parameters[0]?.document, others };
}

it.each([
	[undefined, 'scan.pdf'],
	['Offer', 'Offer.pdf'],
])('in a header, a file of the input with the name %s is called %s', async (fileName, filename) => {
	const item = itemWithFile(pdf, { mimeType: 'application/pdf', fileName: 'scan.pdf' });
	expect(await sendHeader('data', fileName === undefined ? {} : { fileName }, item)).toEqual({
		document: { id: '9', filename },
		others: ['POST media'],
	});
});

it.each([
	[{ mediaId: '4711', fileName: 'Plan.pdf' }, {}, 'Plan.pdf', []],
	[{ mediaId: '4711', fileName: 'Plan.pdf' }, { fileName: 'Offer.pdf' }, 'Offer.pdf', []],
	[{}, {}, 'Document.pdf', ['GET 4711']],
	[{}, { fileName: '  ' }, 'Document.pdf', ['GET 4711']],
])(
	'in a header, a media ID of the item %j with %j is called %s',
	async (json, options, filename, others) => {
		expect(await sendHeader('4711', options, { json })).toEqual({
			document: { id: '4711', filename },
			others,
		});
	},
);

it('1msg takes a link with a bare percent sign', () => {
	const request = requestOf(sendMedia, { ...byLink, mediaType: 'video' });
	expect(oneMsg.toWire(request, { channelId: '1', token: 'T' }).body).toMatchObject({
		body: link,
		filename: '50%-off.pdf',
	});
});

describeThroughProviders((scenario) => {
	const upload = { resource: 'media', operation: 'upload' };
	const byMediaId = (mediaId: string) => ({ mediaType: 'document', mediaSource: 'id', mediaId });
	const item = itemWithFile(pdf, { mimeType: 'application/pdf', fileName: 'scan.pdf' });

	it('a document by media ID has the name of its item, else its type says one', async () => {
		await scenario.write('Hi');
		const [uploaded = {}] = await scenario.outputs(upload, { items: [item] });
		const byExpression = scenario.message('sendMedia', byMediaId('={{ $json.mediaId }}'));
		const items = [{ json: uploaded }, { json: { mediaId: uploaded.mediaId } }];
		await scenario.outputs(byExpression, { items });
		await scenario.outputs(scenario.message('sendMedia', byMediaId(String(uploaded.mediaId))));
		const { messages } = await scenario.view();
		expect(messages.slice(1).map((message) => message.document?.filename)).toEqual([
			'scan.pdf',
			'Document.pdf',
			'Document.pdf',
		]);
	});
});
