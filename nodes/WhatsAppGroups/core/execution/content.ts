import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Message } from '../declarations/operation';
import type { FormFile, GraphRequest } from '../declarations/request';
import type { UploadSession } from '../declarations/session';
import type { Run } from './openRun';
import { doOnce } from './session';

/** The message of one item. */
interface Item {
	readonly message: Message<IDataObject>;
	readonly itemIndex: number;
	readonly values: IDataObject;
}

async function digest(file: FormFile): Promise<string> {
	const hash = createHash('sha256');
	const content = await file.open();
	if (Buffer.isBuffer(content)) hash.update(content);
	else for await (const chunk of content as AsyncIterable<Buffer>) hash.update(chunk);
	return `sha256 ${hash.digest('base64url')}`;
}

/**
 * Answers an upload with the hash of the file, and sends nothing: WhatsApp's media IDs and n8n's
 * own differ from run to run, the bytes do not.
 */
function openRehearsal({ context, done }: Run, itemIndex: number): UploadSession {
	return {
		context,
		itemIndex,
		// Nothing else is asked: a media ID says by itself which file it is.
		ask: async ({ form }) => (form ? { id: await digest(form.file) } : {}),
		once: async (key, task) => await doOnce(done, `content ${key}`, task),
	};
}

/** In JSON, the order of keys says nothing. A copy: a replacer would make JSON.stringify slow. */
function sortKeys(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(sortKeys);
	const given = value as Record<string, unknown>;
	const sorted: Record<string, unknown> = {};
	for (const key of Object.keys(given).sort()) sorted[key] = sortKeys(given[key]);
	return sorted;
}

/**
 * What is sent to a target, one text per part, each the same in another run: the request itself,
 * with the hash of a file in place of its media ID. @throws InputRefusal as the sending would.
 */
export type Content = (target: string) => readonly string[];

/** What is sent to each target: the values of one message, or of several. */
export function partsOf(
	{ parts }: Message<IDataObject>,
	values: IDataObject,
): readonly IDataObject[] {
	return parts?.(values) ?? [values];
}

/**
 * The values of a message as they would be sent, with the hash of a file in place of its media ID.
 * @throws InputRefusal for a file that would be refused when it is uploaded.
 */
export async function rehearse(
	run: Run,
	{ message, itemIndex, values }: Item,
): Promise<IDataObject> {
	return (await message.prepare?.(openRehearsal(run, itemIndex), values)) ?? values;
}

/** A request as a text that is the same in another run. */
export function toContent({ toIdentity }: Message<IDataObject>, request: GraphRequest): string {
	return JSON.stringify(sortKeys(toIdentity?.(request) ?? request));
}

/** @throws InputRefusal as `rehearse` does. */
export async function describeContent(run: Run, item: Item): Promise<Content> {
	const { message } = item;
	const parts = partsOf(message, await rehearse(run, item));
	return (target) => parts.map((values) => toContent(message, message.requestTo(target, values)));
}
