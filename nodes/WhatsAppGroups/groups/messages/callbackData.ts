import { asText, compact } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';

/** What WhatsApp takes, and gives back with each receipt. */
const longest = 512;
/** Before the length of the name; the name and what the user carries beside it follow. */
const mark = 'wag1:';

/** What a message carries, and its receipts bring back. */
export interface Carried {
	/** The name of the broadcast that it belongs to. */
	readonly broadcast?: string;
	/** The user's own. */
	readonly callbackData?: string;
}

interface Options {
	readonly broadcast?: string;
	readonly callbackData?: string;
	readonly resumeKey?: string;
}

function join(broadcast: string, data: string): string {
	return `${mark}${broadcast.length}:${broadcast}${data}`;
}

/**
 * The callback data of a message. The Resume Key names the broadcast where nothing else does, as
 * far as there is room. @throws InputRefusal for a name that does not fit beside the user's data.
 */
export function toCallbackData(options: Options): string | undefined {
	const { broadcast = '', callbackData = '', resumeKey = '' } = options;
	const name = broadcast.trim() || resumeKey.trim();
	const joined = name === '' ? callbackData : join(name, callbackData);
	if ([...joined].length <= longest) return joined || undefined;
	if (broadcast.trim() === '') return callbackData || undefined;
	throw new InputRefusal(
		`Broadcast and Callback Data have ${[...joined].length} characters together, but WhatsApp accepts at most ${longest}`,
		'Shorten one of them.',
	);
}

/** What a receipt brings back. */
export function readCallbackData(given: unknown): Carried {
	const text = asText(given);
	if (!text?.startsWith(mark)) return compact({ callbackData: text });
	const colon = text.indexOf(':', mark.length);
	const digits = text.slice(mark.length, colon);
	const length = /^\d{1,3}$/.test(digits) ? Number(digits) : 0;
	const rest = text.slice(colon + 1);
	if (length === 0 || rest.length < length) return { callbackData: text };
	return compact({
		broadcast: rest.slice(0, length),
		callbackData: rest.slice(length) || undefined,
	});
}

/** The callback data without the name: a message is the same in whichever broadcast. */
export function withoutBroadcast(given: unknown): string | undefined {
	return readCallbackData(given).callbackData;
}
