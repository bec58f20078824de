import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { AnswerRefusal } from '../../errors/inputRefusal';
import type { Provider } from '../../core/declarations/provider';
import { oneMsgRoot, readBase, readToken } from './channel';
import { toGraphPage, toGraphPageEnd } from '../graph';
import { toPlainGroupId } from './groupId';
import { addNamespace } from './namespace';
import { toOneMsgRefusal } from './refusals';
import { translate } from './requests';
import { checkOneMsgCredential, checkOneMsgSetup } from './setup';
import { oneMsgWebhooks } from './webhooks';

/**
 * Files lie at addresses that need no token, and the credential adds it only below its own base
 * URL.
 */
function checkFileUrl(url: string, credentials: ICredentialDataDecryptedObject): string {
	const isSafe =
		URL.canParse(url) &&
		(new URL(url).protocol === 'https:' ||
			new URL(url).origin === new URL(readBase(credentials)).origin);
	if (isSafe) return url;
	throw new AnswerRefusal(
		'The file does not have an HTTPS URL',
		'Files received through 1msg.io have HTTPS URLs.',
	);
}

/** A value that names a group, or a list of such values. */
function toPlain(value: IDataObject[string]): IDataObject[string] {
	if (typeof value === 'string') return toPlainGroupId(value);
	return Array.isArray(value)
		? ((value as unknown[]).map((id) =>
				typeof id === 'string' ? toPlainGroupId(id) : id,
			) as string[])
		: value;
}

/**
 * 1msg.io: other addresses, bodies and answers. It is asked what Graph is asked, and its answers
 * are read into Graph's.
 */
export const oneMsg: Provider = {
	value: 'oneMsg',
	name: '1msg.io',
	credentialType: 'whatsAppGroupsOneMsgApi',
	lacks: [
		'joinRequest.getMany',
		'joinRequest.approve',
		'joinRequest.reject',
		'message.pin',
		'message.sendCustom',
		'message.unpin',
		'template.getLibrary',
		'analytics.getGroup',
		'analytics.getMessaging',
		'analytics.getPricing',
	],
	lacksOptions: [
		'broadcast',
		'callbackData',
		'messagingAccountId',
		'pinForDays',
		'pinWhileWaiting',
		'previewUrl',
	],
	lacksChoices: { joinApprovalMode: ['approval_required'] },
	experimental: ['participant.remove'],
	toSender: (credentials) => oneMsgRoot(credentials),
	complete: async (request, credentials, ask) =>
		await addNamespace(request, oneMsgRoot(credentials), ask),
	toWire(request, credentials) {
		const { on, answersWith } = request;
		if (typeof on === 'object' && 'mediaUrl' in on)
			return {
				method: 'GET',
				url: checkFileUrl(on.mediaUrl, credentials),
				answersWith,
			};
		const { path, read: _read, ...rest } = translate(request);
		return { ...rest, url: `${oneMsgRoot(credentials)}/${path}` };
	},
	readBody: (body, request) => translate(request).read?.(body) ?? body,
	normalise: ({ groupId, groupIds, ...values }) => ({
		...values,
		...(groupId !== undefined && { groupId: toPlain(groupId) }),
		...(groupIds !== undefined && { groupIds: toPlain(groupIds) }),
	}),
	toRefusal: toOneMsgRefusal,
	toPageEnd: toGraphPageEnd,
	nextPage: toGraphPage,
	authorize: (credentials) => ({ authorization: `Bearer ${readToken(credentials)}` }),
	checkSetup: checkOneMsgSetup,
	checkCredential: checkOneMsgCredential,
	webhooks: oneMsgWebhooks,
};
