import { AnswerRefusal } from '../errors/inputRefusal';

export const metaMediaHost = 'lookaside.fbsbx.com';

/**
 * Whether Meta itself keeps what lies at this address, and nobody else can read what is sent there.
 */
export function isOnMetaMediaHost({ protocol, host, username }: URL): boolean {
	return protocol === 'https:' && host === metaMediaHost && username === '';
}

function mayGetToken(url: URL, root: string): boolean {
	return isOnMetaMediaHost(url) || (URL.canParse(root) && new URL(root).origin === url.origin);
}

/**
 * The address of a file, if it may get the token: it lies on Meta's media host, or, through a
 * proxy, on that of the base URL.
 * @throws InputRefusal for any other address; nothing is sent there.
 */
export function checkMediaUrl(mediaUrl: string, root: string): string {
	if (URL.canParse(mediaUrl) && mayGetToken(new URL(mediaUrl), root)) return mediaUrl;
	const host = URL.canParse(mediaUrl) ? new URL(mediaUrl).host : mediaUrl;
	throw new AnswerRefusal(
		`The file is hosted on "${host}", and the access token is not sent there`,
		`WhatsApp hosts its files on ${metaMediaHost}. If you use a proxy, it must return URLs on the host of the Base URL in the credential.`,
	);
}
