import type { IDataObject } from 'n8n-workflow';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { toComponents } from '../../../nodes/WhatsAppGroups/groups/templates/components';
import {
	filesIn,
	problemsOfTemplate,
} from '../../../nodes/WhatsAppGroups/groups/templates/problems';
import { fakeSession } from '../../../scripts/generate/fakeSession';

const offer = {
	name: 'group_offer',
	language: 'en',
	status: 'APPROVED',
	components: [
		{ type: 'HEADER', format: 'IMAGE' },
		{ type: 'BODY', text: 'Dear {{1}}, until {{2}}' },
		{ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Open', url: 'https://x.com/{{1}}' }] },
	],
};
const complete = { header_image: '1', body_1: 'all', body_2: 'Friday', button_0_url: 'a' };

async function problems(values: IDataObject, template: IDataObject = offer, language = 'en') {
	const session = fakeSession(() => ({ data: [template] }));
	return await problemsOfTemplate(session, { name: 'group_offer', language }, toComponents(values));
}

it('finds nothing wrong with an approved template that is filled in', async () => {
	expect(await problems(complete)).toEqual([]);
	expect(await problems(complete, { ...offer, status: 'approved' })).toEqual([]);
});

it.each([
	['PAUSED', 'is paused because of negative feedback'],
	['PENDING', 'is not approved yet'],
	['REJECTED', 'was rejected'],
	['LIMIT_EXCEEDED', 'has the status LIMIT_EXCEEDED'],
])('says that a template is %s', async (status, words) => {
	expect(await problems(complete, { ...offer, status })).toEqual([
		`The template "group_offer" in the language "en" ${words}`,
	]);
});

it('says that there is none in the language', async () => {
	expect(await problems(complete, offer, 'de')).toEqual([
		'The template "group_offer" in the language "de" does not exist in this account',
	]);
});

it('names each variable that is missing, and each value too many', async () => {
	expect(await problems({ body_1: 'all', body_3: 'more', body_2: '' })).toEqual([
		expect.stringMatching(/^The template variable "Image: .*" is not filled in$/),
		'The template variable "End of link "Open"" is not filled in',
	]);
	expect(await problems({ ...complete, body_3: 'more' })).toEqual([
		'The template has no variable for 1 of the values: body_3',
	]);
});

it('goes on where the credential may not read templates', async () => {
	const session = fakeSession(() => {
		throw toNodeApiError({ name: 'WhatsApp Groups' } as never, { httpStatus: 403, code: 200 });
	});
	expect(await problemsOfTemplate(session, { name: 'a', language: 'en' }, [])).toEqual([]);
	expect(session.hints).toEqual([expect.stringContaining('could not be looked at')]);
});

it.each([
	['https://a.com/b.png', { link: 'https://a.com/b.png', mediaType: 'image' }],
	['4711', { id: '4711', mediaType: 'image' }],
])('finds the file %s in a header', (header_image, file) => {
	const components = toComponents({ header_image, body_1: 'https://c.com' });
	expect(filesIn(components)).toEqual([file]);
});

it('says of templates that go to no group why', async () => {
	expect(await problems(complete, { ...offer, category: 'AUTHENTICATION' })).toEqual([
		expect.stringContaining(
			'is for authentication; WhatsApp does not send such templates to groups',
		),
	]);
	const buttons = { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Book' }] };
	const components = [...offer.components.slice(0, 2), buttons];
	const { button_0_url: _url, ...filled } = complete;
	expect(await problems(filled, { ...offer, components })).toEqual([
		expect.stringContaining(
			'has a button of the type FLOW, which WhatsApp does not send to groups',
		),
	]);
});
