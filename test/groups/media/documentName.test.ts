import type { IDataObject } from 'n8n-workflow';
import {
	documentNameOfLink,
	documentNameOfMedia,
} from '../../../nodes/WhatsAppGroups/groups/media/documentName';
import { fakeSession } from '../../../scripts/generate/fakeSession';

function sessionWith(json: IDataObject, answer: () => unknown = () => ({})) {
	return fakeSession(answer, { context: { getInputData: () => [{ json }] } });
}

it.each<[string, IDataObject, string]>([
	[
		'Media → Upload says',
		{ mediaId: '9', mimeType: 'application/pdf', fileName: 'a.pdf' },
		'a.pdf',
	],
	[
		'the trigger says',
		{ message: { id: 'wamid.1', media: { id: '9', fileName: 'Plan.docx' } } },
		'Plan.docx',
	],
	['a webhook of WhatsApp says', { document: { id: '9', filename: 'b.xlsx' } }, 'b.xlsx'],
	[
		'one of a list says',
		{
			files: [
				{ id: '8', fileName: 'no' },
				{ id: 9, fileName: 'c' },
			],
		},
		'c',
	],
	['the type in the item says', { media: { id: '9', mimeType: 'image/jpeg' } }, 'Document.jpg'],
])('a document is called what %s, and nobody is asked', async (_who, json, name) => {
	const session = sessionWith(json);
	expect(await documentNameOfMedia(session, '9')).toBe(name);
	expect(session.requests).toEqual([]);
});

it.each<[unknown, string]>([
	[{ mime_type: 'application/pdf' }, 'Document.pdf'],
	[{ mime_type: 'text/csv; charset=utf-8' }, 'Document.csv'],
	[{ mime_type: 'application/octet-stream' }, 'Document'],
	[{}, 'Document'],
])('else its type is asked for, once however many items have it: %j', async (about, name) => {
	const session = sessionWith({ id: '8', fileName: 'other.pdf' }, () => about);
	expect(await documentNameOfMedia(session, '9')).toBe(name);
	expect(await documentNameOfMedia(session, '9')).toBe(name);
	expect(session.requests).toEqual([{ method: 'GET', on: { media: '9' } }]);
});

it('has a name, and is not asked for again, where nobody can be asked', async () => {
	const session = sessionWith({}, () => {
		throw new Error('No answer');
	});
	expect(await documentNameOfMedia(session, '9')).toBe('Document');
	expect(await documentNameOfMedia(session, '9')).toBe('Document');
	expect(session.requests).toHaveLength(1);
});

it('is called as the last part of its link, or Document where there is none', () => {
	expect(documentNameOfLink('https://example.com/a/50%-off.pdf?x=1')).toBe('50%-off.pdf');
	expect(documentNameOfLink('https://example.com/')).toBe('Document');
});
