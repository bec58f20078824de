import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { readInputFile, type InputFile } from '../../core/execution/inputFile';
import { InputRefusal } from '../../errors/inputRefusal';
import { asText, compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { factsOf } from '../../errors/toNodeApiError';
import { groupId } from '../../groups/fields/group';
import { checkPictureFile } from '../../groups/media/picture';
import { description, subject } from '../../groups/fields/groupSettings';
import { toAccepted } from '../../groups/lifecycle/accepted';
import type { GraphRequest } from '../../core/declarations/request';

const reportedBy = [
	'group.settingsUpdated',
	'group.settingsPartlyUpdated',
	'group.settingsUpdateFailed',
];

interface Changes {
	subject?: string;
	description?: string;
	pictureField?: string;
}

interface Update {
	groupId: string;
	changes: Changes;
}

/** The documented request for subject and description; undefined when neither changes. */
export function toTextUpdate({ groupId, changes }: Update): GraphRequest | undefined {
	const text = compact({ subject: changes.subject?.trim(), description: changes.description });
	if (Object.keys(text).length === 0) return undefined;
	return {
		method: 'POST',
		on: { group: groupId },
		body: { messaging_product: 'whatsapp', ...text },
	};
}

/** The picture goes alone: whether Meta takes text beside it is described in two ways. */
function toPictureUpdate(
	groupId: string,
	file: Pick<InputFile, 'bytes' | 'open' | 'fileName'>,
): GraphRequest {
	const fileName = file.fileName ?? 'picture.jpg';
	return {
		method: 'POST',
		on: { group: groupId },
		// Meta's examples and its schema call the part `file`, its text `profile_picture_file`.
		form: {
			fields: { messaging_product: 'whatsapp' },
			file: { part: 'file', fileName, mimeType: 'image/jpeg', bytes: file.bytes, open: file.open },
		},
	};
}

async function readPicture(
	session: Session,
	{ pictureField }: Changes,
): Promise<InputFile | undefined> {
	const field = pictureField?.trim();
	if (!field) return undefined;
	const file = await readInputFile(session.context, field, session.itemIndex);
	await checkPictureFile(file);
	return file;
}

async function send(
	session: Session,
	request: GraphRequest,
	changed: string[],
): Promise<IDataObject> {
	const { request_id } = await session.ask(request);
	return compact({ changed, requestId: asText(request_id) });
}

/**
 * The text was accepted before: a refused picture is a part that failed, and the text must not be
 * sent again for it.
 */
async function sendPicture(
	session: Session,
	request: GraphRequest,
	isAlone: boolean,
): Promise<IDataObject> {
	const sending = send(session, request, ['picture']);
	if (isAlone) return await sending;
	return await sending.catch((error: unknown) => {
		const { message, code, details } = factsOf(error) ?? { message: (error as Error).message };
		session.hint(
			'The subject or description was accepted, but the picture was not. See "requests" in the item.',
		);
		return compact({ changed: ['picture'], failed: true, code, message, details });
	});
}

async function update(session: Session, values: Update): Promise<IDataObject> {
	const { groupId, changes } = values;
	const text = toTextUpdate(values);
	const picture = await readPicture(session, changes);
	if (changes.subject !== undefined && changes.subject.trim() === '') {
		throw new InputRefusal(
			'Subject is empty',
			'A group must have a subject. Fill in Subject, or remove the field.',
		);
	}
	if (!text && !picture)
		throw new InputRefusal('Nothing to update', 'Add a subject, a description or a picture.');
	const requests: IDataObject[] = [];
	if (text)
		requests.push(
			await send(
				session,
				text,
				['subject', 'description'].filter((key) => key in changes),
			),
		);
	if (picture)
		requests.push(
			await sendPicture(session, toPictureUpdate(groupId, picture), text === undefined),
		);
	return toAccepted({ groupId, requests }, reportedBy);
}

export const operation = defineOperation({
	resource: 'group',
	operation: 'update',
	name: 'Update',
	action: 'Update a group',
	description:
		'Change the subject, description or picture of a group. Use it when something about the group changes. WhatsApp accepts the request immediately and applies it a moment later.',
	fields: [
		groupId,
		{
			displayName: 'Update Fields',
			name: 'changes',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				description,
				{
					displayName: 'Picture Input Data Field Name',
					name: 'pictureField',
					type: 'string',
					isForAuthor: true,
					default: 'data',
					placeholder: 'e.g. data',
					description:
						'Name of the input field that contains the picture: a square JPEG of at least 192 by 192 pixels and at most 5 MB',
				},
				subject,
			],
		},
	],
	run: update,
});
