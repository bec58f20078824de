import { randomBytes } from 'crypto';
import { InputRefusal } from '../../errors/inputRefusal';
import { asText } from '../values/json';
import { askCallback } from './askCallback';
import type { Registration } from './registration';
import { toShownAddress } from './secretAddress';

/**
 * The verify tokens that a callback may know: the other one of the credential, that of the panel
 * where a workflow still has it, and our own.
 */
export function verifyTokens({ context, credentials, keys }: Registration): string[] {
	const inPanel = context.getNodeParameter('otherVerifyToken', '');
	const given = [credentials.otherVerifyToken, inPanel].map((value) => asText(value)?.trim());
	const known = given.filter((token) => token !== undefined && token !== '') as string[];
	return [...new Set([...known, keys.verifyToken])];
}

type Handshake = 'answers' | 'otherToken' | 'dead';

/** Asks a callback as the provider will when it is registered again. */
async function tryHandshake(
	{ context, webhooks }: Registration,
	address: string,
	verifyToken: string,
): Promise<Handshake> {
	const challenge = randomBytes(8).readUInt32BE().toString();
	const answer = await askCallback(context, {
		method: 'GET',
		url: address,
		qs: webhooks.toHandshake?.(challenge, verifyToken),
	});
	if (!answer) return 'dead';
	const { httpStatus, text } = answer;
	if (httpStatus === 200 && text.trim() === challenge) return 'answers';
	return httpStatus === 404 || httpStatus === 410 || httpStatus >= 500 ? 'dead' : 'otherToken';
}

/**
 * A callback that shares its events must be registered again later, and the provider does that only
 * with one that answers its check. @throws InputRefusal
 */
export async function requireReturnable(
	registration: Registration,
	address: string,
): Promise<void> {
	if (!registration.webhooks.toHandshake) return;
	let worst: Handshake = 'dead';
	for (const verifyToken of verifyTokens(registration)) {
		const handshake = await tryHandshake(registration, address, verifyToken);
		if (handshake === 'answers') return;
		if (handshake === 'otherToken') worst = handshake;
	}
	const shown = toShownAddress(address);
	if (worst === 'dead') {
		throw new InputRefusal(
			`The callback at ${shown} does not respond, so it cannot share the events`,
			'If it is no longer used, choose Replace in "If Another Callback Is Set".',
		);
	}
	throw new InputRefusal(
		`The callback at ${shown} uses another verify token, so it could not be restored later`,
		'Fill in "Other Verify Token" in the credential with the token that is configured there.',
	);
}
