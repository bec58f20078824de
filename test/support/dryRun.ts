import {
	NodeOperationError,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
} from 'n8n-workflow';
import { refuseLacking } from '../../nodes/WhatsAppGroups/core/declarations/lacking';
import { fieldsOf, offers } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Message, Operation } from '../../nodes/WhatsAppGroups/core/declarations/operation';
import type { Session } from '../../nodes/WhatsAppGroups/core/declarations/session';
import type { Provider } from '../../nodes/WhatsAppGroups/core/declarations/provider';
import type {
	GraphRequest,
	WireRequest,
} from '../../nodes/WhatsAppGroups/core/declarations/request';
import { openFields, type ReadContext } from '../../nodes/WhatsAppGroups/core/execution/readValues';
import { distinctLists } from '../../nodes/WhatsAppGroups/core/reading/distinctLists';
import { InputRefusal } from '../../nodes/WhatsAppGroups/errors/inputRefusal';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { fakeSession } from '../../scripts/generate/fakeSession';
import {
	address as triggerAddress,
	answerAsTrigger,
	webhook_configuration,
} from '../../scripts/generate/samples/sampleTrigger';
import { sampleItem } from '../../scripts/generate/samples/sampleItem';
import { emulatorCredentials } from './actionHost';
import { fillCredential } from './credentialTypes';

/** What a run would have sent, or why it sent nothing. */
export interface DryRun {
	readonly values?: IDataObject;
	readonly requests: readonly WireRequest[];
	/** Sentences for the user: what is wrong, and what to do. */
	readonly refusal?: { readonly message: string; readonly remedy: string };
	/** Anything else that went wrong: never to be seen. */
	readonly failure?: unknown;
}

const node = { name: 'WhatsApp Groups', type: 'whatsAppGroups', parameters: {} as object } as INode;
const { binary } = sampleItem();

const media = {
	url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
	mime_type: 'image/jpeg',
};
const text = 'Hello {{1}} and {{2}}: {{3}}';
const example = { body_text: [['Anna', 'Ben', 'https://chat.whatsapp.com/...']] };
const template = { name: 'group_offer', components: [{ type: 'BODY', text, example }] };
const answers: ReadonlyArray<readonly [RegExp, unknown]> = [
	[/templates/, { data: ['en', 'de'].map((language) => ({ ...template, language })) }],
	[/\/join_requests/, { data: [{ join_request_id: 'MTY0NjcwNDM1OTU=' }] }],
	[/\/106540352242922$/, { webhook_configuration }],
	[/configs\/webhook$/, { url: triggerAddress }],
	[/\/groups$/, { data: { groups: [{ id: 'Y2FwaV9ncm91cDox', subject: 'Order 4711' }] } }],
];

function answerTo({ url }: WireRequest): unknown {
	return answers.find(([pattern]) => pattern.test(url))?.[1] ?? media;
}

const context = {
	getNode: () => node,
	getTimezone: () => 'UTC',
	getInstanceId: () => 'instance',
	getSignedResumeUrl: () => 'https://n8n.example.com/webhook-waiting/1/node?signature=0',
	continueOnFail: () => false,
	getInputData: () => [{ json: {} }],
	evaluateExpression: () => undefined,
	helpers: {
		assertBinaryData(_itemIndex: number, name: string) {
			const file = binary?.[name];
			if (file) return file;
			throw new NodeOperationError(node, `There is no binary field '${name}'`, {
				description: 'Nothing was sent',
			});
		},
	},
};

/** What comes without a remedy is a defect in disguise. */
function toRefusal(failure: unknown): DryRun['refusal'] {
	const isRefusal = failure instanceof InputRefusal || failure instanceof NodeOperationError;
	if (!isRefusal) return undefined;
	const remedy = failure instanceof InputRefusal ? failure.remedy : failure.description;
	return remedy ? { message: failure.message, remedy } : undefined;
}

function credentialsOf(provider: Provider): IDataObject {
	return {
		...fillCredential(provider, { secret: 'SECRET', other: 'OTHER' }),
		...(provider.value === 'meta' && emulatorCredentials),
	} as IDataObject;
}

/** The values of an operation as it gets them through a provider. @throws InputRefusal */
function read(operation: Operation, provider: Provider, parameters: IDataObject): IDataObject {
	const getNodeParameter = (name: string, _itemIndex: number, usual?: unknown) =>
		Object.hasOwn(parameters, name) ? parameters[name] : usual;
	const fields = fieldsOf(operation);
	const values = openFields({ getNodeParameter } as ReadContext, fields)(0);
	const others = providers.filter((other) => offers(other, operation));
	refuseLacking(fields, provider, others)?.(values);
	return provider.normalise ? distinctLists(fields, provider.normalise(values)) : values;
}

/** A message to its first target, before which all are known to be fine. */
async function send(
	session: Session,
	{ targets, audience, requestTo, validate, prepare }: Message<IDataObject>,
	given: IDataObject,
): Promise<void> {
	const found = await audience?.(given)?.(session);
	const { ids } = found?.targets ?? targets(given);
	validate?.(given, session.channel);
	const values = (await prepare?.(session, given)) ?? given;
	const requests = ids.map((id) => requestTo(id, values));
	for (const request of requests) await session.ask(request);
}

/** Reads parameters and asks as the item loop does, up to the first request of consequence. */
export async function dryRun(
	operation: Operation,
	provider: Provider,
	parameters: IDataObject,
): Promise<DryRun> {
	const requests: WireRequest[] = [];
	let isSent = false;
	const credentials = credentialsOf(provider) as Parameters<Provider['toWire']>[1];
	const answer = (request: GraphRequest): unknown => {
		const wire = provider.toWire(request, credentials);
		requests.push(wire);
		if (request.edge === 'media') return { id: '999', mediaId: '999' };
		if (request.method === 'GET' && !request.answersWith) return answerTo(wire);
		isSent = true;
		if (request.edge === 'messages') return {};
		throw new Error('the dry run ends here');
	};
	const { chainSecret = '' } = provider.webhooks?.keys(credentials) ?? {};
	const httpRequest = async (options: IHttpRequestOptions) =>
		await Promise.resolve(answerAsTrigger(options, [chainSecret]));
	const session = fakeSession(answer, {
		credentials,
		context: { ...context, helpers: { ...context.helpers, httpRequest } },
	});
	let values: IDataObject | undefined;
	try {
		values = read(operation, provider, parameters);
		const given = { ...session, channel: { ...session.channel, provider } };
		if (operation.message) await send(given, operation.message, values);
		else if (operation.waiting) await operation.waiting.ask(given, values);
		else if (operation.run) await operation.run(given, values);
		else answer(operation.request?.(values) as GraphRequest);
	} catch (failure) {
		const refusal = isSent ? undefined : toRefusal(failure);
		return { values, requests, refusal, ...(!isSent && !refusal && { failure }) };
	}
	return { values, requests };
}
