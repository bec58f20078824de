import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { decrypt } from '../crypto/encryption';
import { reportHeader, toReportKey } from '../declarations/expectation';
import type { Provider } from '../declarations/provider';
import type { HeardAnswer, Hearing } from '../declarations/waiting';
import { asObject, asText, parseJson } from '../values/json';

/** What a trigger tells, at most: the text of a message, and who wrote it. */
const mostBytes = 512 * 1024;

interface Report {
	readonly event: IDataObject;
	/** The query of the address that it was meant for. */
	readonly query: URLSearchParams;
}

export function isReport(context: IWebhookFunctions): boolean {
	return asObject(context.getRequestObject().headers)[reportHeader] !== undefined;
}

function decryptReport(text: string, secrets: ReadonlyArray<string | undefined>): IDataObject {
	for (const chainSecret of secrets) {
		try {
			if (chainSecret) return asObject(parseJson(decrypt(text, toReportKey({ chainSecret }))));
		} catch {
			// Another secret, or nobody of ours.
		}
	}
	return {};
}

/**
 * What a trigger says that it heard; undefined where it was not one with the same secret, or meant
 * another execution: whoever knows the address, from a link, cannot speak for others.
 */
async function readReport(
	context: IWebhookFunctions,
	{ credentialType, webhooks }: Provider,
): Promise<Report | undefined> {
	const { rawBody } = context.getRequestObject() as unknown as { rawBody?: Buffer };
	if (!webhooks || !rawBody || rawBody.length > mostBytes) return undefined;
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(credentialType);
	const { chainSecret, secondChainSecret } = webhooks.keys(credentials);
	const encrypted = asText(asObject(parseJson(rawBody.toString())).report) ?? '';
	const { resume, event } = decryptReport(encrypted, [chainSecret, secondChainSecret]);
	const address = asText(resume) ?? '';
	if (!URL.canParse(address)) return undefined;
	const { pathname, searchParams } = new URL(address);
	const { id } = context.getNode();
	const ending = `/${context.getExecutionId()}/${encodeURIComponent(id)}`;
	return pathname.endsWith(ending) ? { event: asObject(event), query: searchParams } : undefined;
}

interface HttpResponse {
	status(code: number): HttpResponse;
	json(body: IDataObject): void;
}

function answer(context: IWebhookFunctions, body: IDataObject): IWebhookResponseData {
	(context.getResponseObject() as unknown as HttpResponse).status(200).json(body);
	return { noWebhookResponse: true };
}

/** Lets the workflow go on with what a trigger has heard, or has it wait on. */
export async function hear(
	context: IWebhookFunctions,
	provider: Provider,
	listen: (report: Pick<Hearing, 'event' | 'key'>) => Promise<HeardAnswer>,
): Promise<IWebhookResponseData> {
	const report = await readReport(context, provider);
	if (!report) {
		context.logger.warn(
			`${context.getNode().name}: Somebody pretended to be a trigger that has heard an answer, or the credential of the trigger is another one. Nothing was decided.`,
			{ workflowId: context.getWorkflow().id },
		);
		return answer(context, { outcome: 'ignored' });
	}
	const key = report.query.get('question') ?? '';
	const { outcome, decision } = await listen({ event: report.event, key });
	if (!decision) return answer(context, { outcome });
	return {
		workflowData: [[{ json: decision, pairedItem: { item: 0 } }]],
		webhookResponse: { outcome },
	};
}
