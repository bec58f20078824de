import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { imageSize } from 'image-size';
import type { Emulation } from '../emulation';
import type { Group, Picture } from '../state/group';
import { refusalWords, toItemError } from '../state/refusal';
import { acknowledgeChange, checkSettings, later, takeGroupOperation } from './groupRoutes';
import { refuse } from './refusal';

const largestPictureBytes = 5 * 1024 * 1024;
const smallestPictureSide = 192;

// Meta's reference names the part in two ways.
const pictureParts = ['file', 'profile_picture_file'];

interface Form {
	values: Record<string, string>;
	picture?: { mimeType: string; content: Buffer };
}

/** `POST /{GROUP_ID}`: subject and description as JSON, the picture (and both) as multipart. */
export async function updateGroup(
	request: FastifyRequest,
	group: Group,
	emulation: Emulation,
): Promise<object | undefined> {
	const { values, picture } = request.isMultipart()
		? await readForm(request)
		: { values: request.body, picture: undefined };
	if (request.isMultipart())
		request.record.body = {
			...(values as object),
			...(picture && { file: `${picture.mimeType}, ${picture.content.length} bytes` }),
		};
	const { subject, description } = checkSettings(values);
	if (subject === undefined && description === undefined && picture === undefined)
		throw refuse(100, 'At least one of subject, description and file is required.');
	const described = picture && describe(picture);
	// Alone, a bad picture can be refused at once; beside a good subject it becomes a partial
	// failure.
	if (described?.error !== undefined && subject === undefined && description === undefined)
		throw refuse(described.error.code, described.error.error_data.details);
	takeGroupOperation(emulation, group.phoneNumberId);
	const change = { subject, description, picture: described };
	const requestId = emulation.whatsApp.groups.update(group, change, later(request));
	return acknowledgeChange(requestId, emulation);
}

async function readForm(request: FastifyRequest): Promise<Form> {
	const form: Form = { values: {} };
	for await (const part of request.parts({ limits: { fileSize: largestPictureBytes + 1 } })) {
		if (part.type === 'field') form.values[part.fieldname] = String(part.value);
		else if (pictureParts.includes(part.fieldname))
			form.picture = { mimeType: part.mimetype, content: await part.toBuffer() };
		else part.file.resume();
	}
	return form;
}

function describe({
	mimeType,
	content,
}: NonNullable<Form['picture']>): Picture & { error?: ReturnType<typeof toItemError> } {
	const sha256 = createHash('sha256').update(content).digest('base64');
	return { mimeType, sha256, bytes: content.length, error: errorOf(content) };
}

function errorOf(content: Buffer): ReturnType<typeof toItemError> | undefined {
	if (content.length > largestPictureBytes)
		return toItemError(100, 'The profile picture must be at most 5 MB.');
	const size = measure(content);
	if (size?.type !== 'jpg')
		return toItemError(100, 'The profile picture must be of type image/jpeg.');
	if (size.width !== size.height) return toItemError(131209, refusalWords[131209]?.details);
	return size.width < smallestPictureSide
		? toItemError(131210, refusalWords[131210]?.details)
		: undefined;
}

function measure(content: Buffer): ReturnType<typeof imageSize> | undefined {
	try {
		return imageSize(content);
	} catch {
		return undefined;
	}
}
