import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText, compact } from '../../core/values/json';
import { notOffered } from '../../errors/notOffered';
import { toPlainGroupId } from './groupId';
import { translateMessage } from './messages';
import { readOffsetPage, toOffsetQuery } from '../gateways/offsetPaging';
import { filterTemplates } from '../gateways/templateFilters';
import type { GraphRequest } from '../../core/declarations/request';
import type { Translation } from './translation';

const name = '1msg.io';
const others = ['Meta', '360dialog'];

/** Answers to changes lie in `response`, others do not. */
function unwrap(body: unknown): IDataObject {
	const { response, ...rest } = asObject(body);
	return typeof response === 'object' && response !== null
		? { ...rest, ...asObject(response) }
		: asObject(body);
}

function withPlainId(group: IDataObject): IDataObject {
	const id = asText(group.id) ?? asText(group.groupId) ?? asText(group.group_id);
	return { ...group, ...(id !== undefined && { id: toPlainGroupId(id) }) };
}

/** A list under its own name, or one that says no more than that it is a list. */
function listIn(answer: IDataObject, name: string): unknown {
	return [answer[name], answer.data, answer.items].find((list) => Array.isArray(list));
}

function readGroups(body: unknown): IDataObject {
	const answer = Array.isArray(body) ? { data: body } : unwrap(body);
	const list = listIn(answer, 'groups') ?? listIn(asObject(answer.data), 'groups');
	const groups = asObjects(list).map((group) =>
		withPlainId({ subject: group.groupName ?? group.name, ...group }),
	);
	return compact({ data: { groups }, paging: answer.paging });
}

function readInviteLink(body: unknown): IDataObject {
	const { invite_link, inviteLink, link } = unwrap(body);
	return compact({ invite_link: asText(invite_link) ?? asText(inviteLink) ?? asText(link) });
}

function readMedia(body: unknown): IDataObject {
	const { mimeType, mime_type, fileSize, file_size, ...rest } = unwrap(body);
	return compact({ ...rest, mime_type: mime_type ?? mimeType, file_size: file_size ?? fileSize });
}

function translateNewGroup({ subject, description, join_approval_mode }: IDataObject): Translation {
	if (join_approval_mode === 'approval_required')
		throw notOffered(name, 'groups that people join only after approval', others);
	return {
		method: 'POST',
		path: 'groups',
		body: compact({ groupName: subject, description }),
		read: unwrap,
	};
}

function translateUpload({ form }: GraphRequest): Translation {
	const upload = form && {
		fields: { filename: form.file.fileName },
		file: { ...form.file, part: 'body' },
		asJson: true as const,
	};
	return {
		method: 'POST',
		path: 'uploadMedia',
		form: upload,
		read: (body) => compact({ id: asText(unwrap(body).mediaId) }),
	};
}

function translateNumber({ method, edge, query, body, form }: GraphRequest): Translation {
	if (edge === 'groups' && method === 'GET')
		return { method, path: 'groups', query, read: readGroups };
	if (edge === 'groups') return translateNewGroup(asObject(body));
	if (edge === 'messages') return translateMessage(asObject(body));
	if (edge === 'media') return translateUpload({ method, on: 'phoneNumber', form });
	throw notOffered(name, 'this', ['Meta']);
}

/** 1msg has no address of its own for this in its published description; its help mentions it. */
function translateRemoval(path: string, body: IDataObject): Translation {
	const participants = asObjects(body.participants).map(({ user, user_id }) =>
		(asText(user) ?? asText(user_id) ?? '').replace(/^\+/, ''),
	);
	return { method: 'DELETE', path, body: { participants }, read: unwrap };
}

function translateGroup(
	group: string,
	{ method, edge, query, body, form }: GraphRequest,
): Translation {
	const path = `groups/${encodeURIComponent(toPlainGroupId(group))}`;
	if (edge === 'invite_link') return { method, path: `${path}/inviteLink`, read: readInviteLink };
	if (edge === 'participants') return translateRemoval(`${path}/participants`, asObject(body));
	if (edge !== undefined) throw notOffered(name, 'join requests', others);
	if (method === 'GET')
		return { method, path, query, read: (answer) => withPlainId(unwrap(answer)) };
	if (method === 'DELETE') return { method, path, read: unwrap };
	if (form)
		return {
			method,
			path,
			form: { fields: {}, file: { ...form.file, part: 'profile_picture_file' }, asJson: true },
			read: unwrap,
		};
	const { messaging_product: _product, ...changes } = asObject(body);
	return { method, path, body: changes, read: unwrap };
}

function translateTemplates({ method, query, body }: GraphRequest): Translation {
	if (method === 'POST') return { method, path: 'addTemplate', body, read: unwrap };
	const { limit, offset } = toOffsetQuery(query) ?? {};
	return {
		method,
		path: 'templates',
		query: compact({ limit, offset }),
		read: (answer) => {
			const body = Array.isArray(answer) ? { data: answer } : unwrap(answer);
			const { entries, paging } = readOffsetPage(listIn(body, 'templates'), body, query);
			const { namespace, message_template_namespace } = body;
			const data = filterTemplates(entries, query);
			return compact({ data, paging, namespace: namespace ?? message_template_namespace });
		},
	};
}

/** @throws InputRefusal for what 1msg does not offer. */
export function translate(request: GraphRequest): Translation {
	const { on, edge, method } = request;
	if (on === 'phoneNumber') return translateNumber(request);
	if (on === 'businessAccount' && edge === 'message_templates') return translateTemplates(request);
	if (typeof on === 'object' && 'group' in on) return translateGroup(on.group, request);
	if (typeof on === 'object' && 'path' in on)
		return { method, path: on.path, query: request.query, body: request.body };
	if (typeof on === 'object' && 'media' in on) {
		if (method === 'DELETE')
			return { method, path: `media/${encodeURIComponent(on.media)}`, read: unwrap };
		return { method, path: 'retrieveMedia', query: { mediaId: on.media }, read: readMedia };
	}
	throw notOffered(name, 'this', ['Meta']);
}
