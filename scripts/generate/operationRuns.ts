import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import { fieldsOf } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import type {
	Message,
	Operation,
	Output,
} from '../../nodes/WhatsAppGroups/core/declarations/operation';
import type { GraphRequest } from '../../nodes/WhatsAppGroups/core/declarations/request';
import type { Session } from '../../nodes/WhatsAppGroups/core/declarations/session';
import { openFields } from '../../nodes/WhatsAppGroups/core/execution/readValues';
import { toNodeApiError } from '../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { meta } from '../../nodes/WhatsAppGroups/providers/meta/provider';
import { fakeSession } from './fakeSession';
import { SampleServer } from './sampleAnswers';
import { samplesOf, type Sample } from './samples/operationSamples';
import { sampleItem } from './samples/sampleItem';

/** What an operation asked of Graph, and gave, with one of its samples. */
export interface OperationRun {
	readonly parameters: Sample['parameters'];
	readonly requests: ReadonlyArray<Pick<IHttpRequestOptions, 'method' | 'url'>>;
	/** None where the sample ended in a failure. */
	readonly outputs: readonly IDataObject[];
}

const credentials = {
	accessToken: 'TOKEN',
	phoneNumberId: '1065403522',
	businessAccountId: '102290129340398',
	appId: '670843887433847',
	appSecret: 'SECRET',
	apiVersion: 'v25.0',
};
const node = { name: '', type: '', typeVersion: 1, id: '', position: [0, 0], parameters: {} };

function readSample({ parameters }: Sample, operation: Operation): IDataObject {
	const getNodeParameter = (name: string, _itemIndex: number, fallback?: unknown) => {
		const value = parameters[name] ?? fallback;
		return typeof value === 'object' && value !== null && '__rl' in value
			? (value as { value?: unknown }).value
			: value;
	};
	const context = { getNodeParameter } as Parameters<typeof openFields>[0];
	return openFields(context, fieldsOf(operation))(0);
}

/** Where an operation runs; what it asks past its session goes to `answer`, too. */
function openContext(answer: (options: IHttpRequestOptions) => object): object {
	const { binary } = sampleItem();
	const content = Buffer.from(binary?.data?.data ?? '', 'base64');
	return {
		getTimezone: () => 'UTC',
		getSignedResumeUrl: () => 'https://n8n.example.com/webhook-waiting/1/node?signature=0',
		continueOnFail: () => false,
		evaluateExpression: () => undefined,
		getInstanceId: () => 'instance',
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => await Promise.resolve(answer(options)),
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await Promise.resolve(answer(options)),
			assertBinaryData: () => binary?.data,
			getBinaryDataBuffer: async () => await Promise.resolve(content),
			prepareBinaryData: async () => await Promise.resolve(binary?.data),
		},
	};
}

function openSession(server: SampleServer): Session {
	const answer = (request: GraphRequest) => {
		const { method, url, query } = meta.toWire(request, credentials);
		const { statusCode: httpStatus, headers, body } = server.answer({ method, url, qs: query });
		const refusal = meta.toRefusal({ httpStatus, headers, body });
		if (refusal) throw toNodeApiError(node as Parameters<typeof toNodeApiError>[0], refusal);
		return body;
	};
	return fakeSession(answer, { credentials, context: openContext(server.answer) });
}

async function askOnce(
	session: Session,
	{ request, entries, keep, output = (body) => body }: Operation,
	values: IDataObject,
): Promise<Output> {
	const asked = request?.(values) as GraphRequest;
	if (!entries) return output(await session.ask(asked), values);
	const listed = await session.list(asked, { limit: 2, entries, keep: keep?.(values) });
	return listed.map((entry) => output(entry, values) as IDataObject);
}

/** What a message asks, from its preparation to what follows it. */
async function sendToEach(
	session: Session,
	{ targets, audience, prepare, requestTo, output, followUp }: Message<IDataObject>,
	given: IDataObject,
): Promise<IDataObject[]> {
	const outputs: IDataObject[] = [];
	const found = await audience?.(given)?.(session);
	const values = (await prepare?.(session, given)) ?? given;
	for (const target of (found?.targets ?? targets(values)).ids) {
		const sent = output(await session.ask(requestTo(target, values)), target, values);
		outputs.push({
			...found?.about(target),
			...((await followUp?.(values)?.(session, sent)) ?? sent),
		});
	}
	return outputs;
}

async function run(session: Session, operation: Operation, values: IDataObject): Promise<Output> {
	const { message, waiting } = operation;
	if (waiting) return (await waiting.ask(session, values)).timedOut;
	if (message) return await sendToEach(session, message, values);
	return operation.run
		? await operation.run(session, values)
		: await askOnce(session, operation, values);
}

function toJson(output: Output): IDataObject[] {
	if (Array.isArray(output)) return output;
	const isItem = 'binary' in output && 'json' in output;
	return [isItem ? (output as INodeExecutionData).json : (output as IDataObject)];
}

async function runSample(sample: Sample, operation: Operation): Promise<OperationRun> {
	const values = readSample(sample, operation);
	const server = new SampleServer();
	const session = openSession(server);
	// A sample that ends in a failure has asked all the same.
	const outputs = await run(session, operation, values).then(toJson, () => []);
	return { parameters: sample.parameters, requests: server.requests, outputs };
}

/** Runs an operation with each of its samples against sample answers, as Meta would be asked. */
export async function runsOf(operation: Operation): Promise<OperationRun[]> {
	const [plain, ...others] = samplesOf(operation);
	if (!plain) return [];
	// What waits for a result asks the same with every option.
	const samples = plain.parameters.waitForResult === true ? [plain] : [plain, ...others];
	return await Promise.all(samples.map(async (sample) => await runSample(sample, operation)));
}
