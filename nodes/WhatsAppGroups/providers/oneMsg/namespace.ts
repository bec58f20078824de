import type { IDataObject } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import { asObject, asObjects, asText } from '../../core/values/json';
import type { GraphRequest } from '../../core/declarations/request';
import { lookUp } from '../../core/process/expiringCache';
import { openCache } from '../../core/process/processState';

const namespaces = openCache<Promise<string | undefined>>('template namespace per 1msg channel', {
	mostEntries: 1_000,
	lifetimeMs: 3_600_000,
});

const listTemplates: GraphRequest = {
	method: 'GET',
	on: 'businessAccount',
	edge: 'message_templates',
};

/** All templates of a channel have the same namespace; it stands in them, or once for all. */
function namespaceOf(body: unknown): string | undefined {
	const list = asObject(body);
	return [list, ...asObjects(list.data)]
		.map(({ namespace, message_template_namespace }) =>
			asText(namespace ?? message_template_namespace),
		)
		.find((namespace) => namespace !== undefined);
}

/**
 * 1msg sends no template without the namespace, which Meta has done away with. @throws InputRefusal
 * when none is found.
 */
export async function addNamespace(
	request: GraphRequest,
	sender: string,
	ask: (request: GraphRequest) => Promise<unknown>,
): Promise<GraphRequest> {
	const { body } = request;
	if (request.edge !== 'messages' || body?.type !== 'template') return request;
	const namespace = await lookUp(namespaces, sender, async () =>
		namespaceOf(await ask(listTemplates)),
	);
	if (namespace === undefined) {
		throw new InputRefusal(
			'1msg.io returned no namespace for the templates of this channel, so they cannot be sent',
			'Check in 1msg.io whether the channel has approved templates.',
		);
	}
	const template: IDataObject = { ...asObject(body.template), namespace };
	return { ...request, body: { ...body, template } };
}
