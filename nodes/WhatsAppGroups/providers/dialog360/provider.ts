import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, compact } from '../../core/values/json';
import { AnswerRefusal } from '../../errors/inputRefusal';
import type { Provider } from '../../core/declarations/provider';
import { sign } from '../../core/crypto/signature';
import { keyOf, rootOf } from './credential';
import { checkDialog360Credential, checkDialog360Setup } from './setup';
import { dialog360Webhooks } from './webhooks';
import { notOffered } from '../../errors/notOffered';
import { toGraphPage, toGraphPageEnd, toGraphRefusal } from '../graph';
import { isOnMetaMediaHost, metaMediaHost } from '../graphMedia';
import { readOffsetPage, toOffsetQuery } from '../gateways/offsetPaging';
import { filterTemplates, readTemplate } from '../gateways/templateFilters';
import type { GraphNode, GraphRequest } from '../../core/declarations/request';

const name = '360dialog';
const templatesPath = 'v1/configs/templates';

/** 360dialog hands out files itself: Meta's path at its own host, and the key goes nowhere else. */
function toFileUrl(mediaUrl: string, root: string): string {
	const url = URL.canParse(mediaUrl) ? new URL(mediaUrl) : undefined;
	if (url && isOnMetaMediaHost(url)) return `${root}${url.pathname}${url.search}`;
	if (url && mediaUrl.startsWith(`${root}/`)) return mediaUrl;
	throw new AnswerRefusal(
		`The file is hosted on "${url?.host ?? mediaUrl}", and the API key is not sent there`,
		`Files received through ${name} are hosted on ${metaMediaHost}.`,
	);
}

function isTemplates({ on, edge }: Pick<GraphRequest, 'on' | 'edge'>): boolean {
	return on === 'businessAccount' && edge === 'message_templates';
}

function isTemplateList(request: GraphRequest): boolean {
	return isTemplates(request) && request.method === 'GET';
}

/** The key is the number, so neither it nor the business account stands in the path. */
function toPath(on: GraphNode, edge: string | undefined): string {
	if (typeof on === 'object' && 'group' in on)
		return ['groups', encodeURIComponent(on.group), edge].filter(Boolean).join('/');
	if (typeof on === 'object' && 'path' in on) return on.path;
	if (typeof on === 'object' && 'media' in on) return encodeURIComponent(on.media);
	if (on === 'phoneNumber' && edge !== undefined) return edge;
	if (isTemplates({ on, edge })) return templatesPath;
	throw notOffered(name, 'this', ['Meta']);
}

/** For the picture of a group, 360dialog follows the other name of the two in Meta's reference. */
function toForm({ on, form }: GraphRequest): GraphRequest['form'] {
	const isPicture = typeof on === 'object' && 'group' in on;
	return form && isPicture
		? { ...form, file: { ...form.file, part: 'profile_picture_file' } }
		: form;
}

/** Meta's list, or the older one, which knows offsets, but neither cursors nor filters. */
function readTemplates(body: unknown, query: GraphRequest['query']): IDataObject {
	const { data, waba_templates, ...rest } = asObject(body);
	const list = waba_templates ?? data;
	const isMetas = waba_templates === undefined && rest.total === undefined;
	if (isMetas)
		return { ...rest, data: Array.isArray(list) ? asObjects(list).map(readTemplate) : list };
	const { entries, paging } = readOffsetPage(list, body, query);
	return compact({ data: filterTemplates(entries, query), paging });
}

/** 360dialog: Graph at other addresses, with a key of its own. */
export const dialog360: Provider = {
	value: 'dialog360',
	name,
	credentialType: 'whatsAppGroups360DialogApi',
	lacks: [
		'template.getLibrary',
		'analytics.getGroup',
		'analytics.getMessaging',
		'analytics.getPricing',
	],
	// What tells senders apart is written down for the Resume Key, so the key itself must not be in
	// it.
	toSender: (credentials) =>
		`${rootOf(credentials)} ${sign('sender', keyOf(credentials)).slice(0, 16)}`,
	toWire(request, credentials) {
		const { on, edge, ...rest } = request;
		const root = rootOf(credentials);
		if (typeof on === 'object' && 'mediaUrl' in on)
			return { ...rest, url: toFileUrl(on.mediaUrl, root) };
		const form = toForm(request);
		const query = isTemplateList(request) ? toOffsetQuery(rest.query) : rest.query;
		return {
			...rest,
			...(query && { query }),
			...(form && { form }),
			url: `${root}/${toPath(on, edge)}`,
		};
	},
	readBody(body, request) {
		return isTemplateList(request) ? readTemplates(body, request.query) : body;
	},
	toRefusal: toGraphRefusal,
	toPageEnd: toGraphPageEnd,
	nextPage: toGraphPage,
	authorize: (credentials) => ({ 'D360-API-KEY': keyOf(credentials) }),
	checkSetup: checkDialog360Setup,
	checkCredential: checkDialog360Credential,
	webhooks: dialog360Webhooks,
};
