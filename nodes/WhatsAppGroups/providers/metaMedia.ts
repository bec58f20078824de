import { InputRefusal } from '../core/inputRefusal';

const mediaHost = 'lookaside.fbsbx.com';

function mayGetToken(url: URL, root: string): boolean {
	const { protocol, hostname, port, username, origin } = url;
	if (protocol === 'https:' && hostname === mediaHost && port === '' && username === '') return true;
	return URL.canParse(root) && new URL(root).origin === origin;
}

/**
 * The address of a file, if it may get the token: it lies on Meta's media host, or, through a proxy, on that of the base URL.
 * @throws InputRefusal for any other address; nothing is sent there.
 */
export function checkMediaUrl(mediaUrl: string, root: string): string {
	if (URL.canParse(mediaUrl) && mayGetToken(new URL(mediaUrl), root)) return mediaUrl;
	const host = URL.canParse(mediaUrl) ? new URL(mediaUrl).host : mediaUrl;
	throw new InputRefusal(
		`The file lies on "${host}", which must not see the access token`,
		`Files of WhatsApp lie on ${mediaHost}. If you go through a proxy, let it give addresses on the host of the Base URL in the credential.`,
	);
}
