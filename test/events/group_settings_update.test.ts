import type { IDataObject } from 'n8n-workflow';
import { iso, readChange, seconds } from './readFixture';

const field = 'group_settings_update';
const errors = [{ code: 131000, title: 'Title' }];
const failure = { code: 131000, title: 'Title', hint: expect.stringMatching(/\w/) as string };

function read(group: IDataObject): IDataObject {
	const [event, ...others] = readChange(field, {
		groups: [{ type: field, group_id: 'G', timestamp: seconds, ...group }],
	});
	expect(others).toEqual([]);
	return event ?? {};
}

const taken = { text: 'New', update_successful: true };
const refused = { text: 'New', update_successful: false, errors };

it('says what was changed, and to what', () => {
	const picture = { mime_type: 'image/jpeg', sha256: 'S', update_successful: 'true' };
	expect(
		read({
			request_id: 'R',
			group_subject: taken,
			group_description: { ...taken, text: 'More' },
			profile_picture: picture,
		}),
	).toEqual({
		event: 'group.settingsUpdated',
		eventId: `group.settingsUpdated|R|${seconds}|subject,description,profilePicture`,
		timestamp: iso,
		groupId: 'G',
		requestId: 'R',
		subject: 'New',
		description: 'More',
		changes: {
			subject: { successful: true, text: 'New' },
			description: { successful: true, text: 'More' },
			profilePicture: { successful: true, mimeType: 'image/jpeg', sha256: 'S' },
		},
	});
});

it('does not show as the subject or description what was not taken', () => {
	const event = read({ request_id: 'R', group_subject: refused, group_description: refused });
	expect(event).toEqual({
		event: 'group.settingsUpdateFailed',
		eventId: `group.settingsUpdateFailed|R|${seconds}|subject,description`,
		timestamp: iso,
		groupId: 'G',
		requestId: 'R',
		changes: {
			subject: { successful: false, text: 'New', errors: [failure] },
			description: { successful: false, text: 'New', errors: [failure] },
		},
	});
});

it.each<[string, IDataObject, string]>([
	['all is taken', { group_subject: taken }, 'Updated'],
	['a part has no flag and no errors', { group_subject: { text: 'New' } }, 'Updated'],
	['a part has no flag but errors', { group_subject: { errors } }, 'UpdateFailed'],
	['a part has a flag beside its errors', { group_subject: { ...taken, errors } }, 'Updated'],
	['all is taken, but the group has errors', { group_subject: taken, errors }, 'Updated'],
	['one is taken', { group_subject: taken, group_description: refused }, 'PartlyUpdated'],
	['none is taken', { group_subject: refused, group_description: refused }, 'UpdateFailed'],
	['nothing is said but errors', { errors }, 'UpdateFailed'],
	['nothing is said at all', {}, 'Updated'],
	[
		'a part is no object',
		{ group_subject: 'New', group_description: null, errors },
		'UpdateFailed',
	],
])('says what became of it when %s', (_when, group, event) => {
	expect(read(group).event).toBe(`group.settings${event}`);
});

it('passes on the errors of the group itself', () => {
	expect(read({ request_id: 'R', errors }).errors).toEqual([failure]);
	expect(read({ request_id: 'R' })).not.toHaveProperty('errors');
});

it('tells apart what has no request by group, time and what was changed', () => {
	expect(read({ group_subject: taken, profile_picture: {} }).eventId).toBe(
		`group.settingsUpdated|G|${seconds}|subject,profilePicture`,
	);
});

it('passes on whole what it does not know', () => {
	expect(read({ type: 'group_theme_update' })).toMatchObject({
		event: 'unknown',
		field,
		raw: { type: 'group_theme_update', group_id: 'G' },
	});
});
