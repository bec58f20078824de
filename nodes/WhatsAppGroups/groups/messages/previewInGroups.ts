import type { IDataObject } from 'n8n-workflow';
import type { Preview, PreviewedTarget } from '../../core/declarations/preview';
import type { GraphRequest } from '../../core/declarations/request';
import type { ReadingSession } from '../../core/declarations/session';
import { asObject, asText, compact } from '../../core/values/json';
import { findGraphErrorCode } from '../../errors/graphErrorCodes';
import { factsOf } from '../../errors/toNodeApiError';
import { findObstacle, readGroup } from './allGroups';
import { withoutBroadcast } from './callbackData';

/** Refusals that say something about the group. */
const aboutGroup = new Set<unknown>([100, 131020, 131041, 131207]);

async function lookAt(
	session: ReadingSession,
	groupId: string,
	isFreeForm?: true,
): Promise<PreviewedTarget> {
	try {
		const group = await readGroup(session, groupId);
		const obstacle = findObstacle(group)?.reason;
		const facts = compact({
			groupSubject: group.subject,
			participantCount: group.participantCount,
			needsOpenWindow: isFreeForm,
		});
		return { facts, problems: obstacle === undefined ? [] : [obstacle] };
	} catch (failure) {
		const refusal = factsOf(failure);
		if (!refusal || !aboutGroup.has(refusal.code)) return await Promise.reject(failure);
		// A group that is not there is an unsupported request to some of Meta's servers.
		const code = refusal.code === 100 ? 131041 : refusal.code;
		return { facts: {}, problems: [findGraphErrorCode(code)?.message ?? refusal.message] };
	}
}

/** The content without its envelope, and without the name of its broadcast, which nobody sees. */
function toMessage({ body }: GraphRequest): IDataObject {
	const {
		messaging_product: _product,
		recipient_type: _kind,
		to: _to,
		biz_opaque_callback_data: carried,
		...content
	} = asObject(body);
	const message = compact({ ...content, biz_opaque_callback_data: withoutBroadcast(carried) });
	const shown = JSON.stringify(message, (key, value: unknown) =>
		key === 'id' && asText(value)?.startsWith('sha256 ') ? '(uploaded when it is sent)' : value,
	);
	return asObject(JSON.parse(shown));
}

/** What would become of a message in each group. */
export function previewInGroups(
	isFreeForm: true | undefined,
	findProblems: Preview['findProblems'],
): Preview {
	return {
		findProblems,
		lookAt: async (session, groupId) => await lookAt(session, groupId, isFreeForm),
		toMessage,
	};
}
