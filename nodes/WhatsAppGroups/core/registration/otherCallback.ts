import { randomBytes } from 'crypto';
import { isSameOrigin, isSameTrigger } from './address';
import type { CallbackState, PreviousCallback } from './callbackState';
import { tellChain } from './chain';
import { InputRefusal } from '../../errors/inputRefusal';
import { asText } from '../values/json';
import type { Registration } from './registration';
import type { CallbackLevels, CallbackPlace } from '../declarations/webhooks';

/** The saved values of *If Another Callback Is Set*. */
export type OccupiedRule = 'stop' | 'share' | 'replace';

/** What becomes of whoever has the address now. */
export interface Taking {
	readonly previous?: PreviousCallback;
	readonly next?: string;
}

const timeoutMs = 10_000;
const choices =
	'Choose Share in "If Another Callback Is Set", and both hear every event; or Replace, to take it away from there.';

function refuseStronger(
	{ stronger }: CallbackLevels,
	place: CallbackPlace,
	isOurs: (address: string) => boolean,
): void {
	const winner = stronger.find(({ address }) => !isOurs(address));
	if (!winner) return;
	throw new InputRefusal(
		`The events go to ${winner.address}: it is set ${winner.where}, and wins over Register Webhook → ${place.name}`,
		'Choose Phone Number in Register Webhook, or remove the other address first.',
	);
}

/** The verify tokens that an address may know: that of the panel, and our own. */
export function verifyTokens({ context, keys }: Registration): string[] {
	const given = asText(context.getNodeParameter('otherVerifyToken', ''))?.trim();
	return given ? [given, keys.verifyToken] : [keys.verifyToken];
}

type Reachability = 'answers' | 'otherToken' | 'dead';

/** Asks an address as the provider will when it is put back. */
async function tryHandshake(
	{ context, webhooks }: Registration,
	address: string,
	verifyToken: string,
): Promise<Reachability> {
	const challenge = randomBytes(8).readUInt32BE().toString();
	try {
		const { statusCode, body } = (await context.helpers.httpRequest({
			method: 'GET',
			url: address,
			qs: webhooks.toHandshake?.(challenge, verifyToken),
			timeout: timeoutMs,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
			encoding: 'text',
		})) as { statusCode: number; body: unknown };
		if (statusCode === 200 && String(body).trim() === challenge) return 'answers';
		return statusCode === 404 || statusCode === 410 || statusCode >= 500 ? 'dead' : 'otherToken';
	} catch {
		return 'dead';
	}
}

/**
 * Sharing takes an address that must be put back later, and the provider puts back only what
 * answers its check.
 */
async function requireReturnable(registration: Registration, address: string): Promise<void> {
	if (!registration.webhooks.toHandshake) return;
	let worst: Reachability = 'dead';
	for (const verifyToken of verifyTokens(registration)) {
		const found = await tryHandshake(registration, address, verifyToken);
		if (found === 'answers') return;
		if (found === 'otherToken') worst = found;
	}
	if (worst === 'dead') {
		throw new InputRefusal(
			`The callback at ${address} does not answer, so it cannot share the events`,
			'If it is no longer used, choose Replace in "If Another Callback Is Set".',
		);
	}
	throw new InputRefusal(
		`The callback at ${address} has another verify token, so it could not be put back later`,
		'Fill in "Other Verify Token" with the token that is configured there.',
	);
}

/**
 * A test run never takes the events away: it shares, unless a stranger has them and the rule says
 * stop.
 */
function chooseRule(
	isTest: boolean,
	rule: OccupiedRule,
	occupant: string,
	address: string,
): OccupiedRule {
	if (!isTest) return rule;
	return rule === 'stop' && !isSameOrigin(occupant, address) ? 'stop' : 'share';
}

/**
 * Whether an address is that of our own test run, left behind by a crash: nobody listens there any
 * more.
 */
async function isLeftBehind(
	{ address, context, isTest, keys }: Registration,
	own: string,
): Promise<boolean> {
	if (isTest || !isSameTrigger(own, address)) return false;
	return !(await tellChain(context, own, { action: 'reach', about: own }, keys));
}

async function decideOccupied(
	registration: Registration,
	levels: CallbackLevels,
	takenFrom: string | undefined,
	occupant: string,
): Promise<Taking> {
	const { address, context, isTest } = registration;
	const chosen = context.getNodeParameter('ifOtherCallback', 'stop') as OccupiedRule;
	const rule = isSameTrigger(occupant, address)
		? 'share'
		: chooseRule(isTest, chosen, occupant, address);
	const { ownFields, ownHeaders, weaker } = levels;
	const previous =
		takenFrom === undefined
			? undefined
			: {
					address: takenFrom,
					...(ownFields && { fields: ownFields }),
					...(ownHeaders && { headers: ownHeaders }),
				};
	if (rule === 'replace') return { previous };
	if (rule === 'share') {
		if (takenFrom !== undefined) await requireReturnable(registration, takenFrom);
		return { previous, next: occupant };
	}
	const where = takenFrom === undefined ? ` (set ${weaker?.where ?? 'elsewhere'})` : '';
	throw new InputRefusal(
		`The events of this number already go to another callback: ${occupant}${where}. Nothing was changed`,
		choices,
	);
}

/**
 * Looks at who has the address. @throws InputRefusal when it is somebody else's, and the rule is to
 * stop.
 */
export async function decideTaking(
	registration: Registration,
	place: CallbackPlace,
	levels: CallbackLevels,
	state: CallbackState | undefined,
): Promise<Taking> {
	const { address } = registration;
	const { own, weaker } = levels;
	refuseStronger(levels, place, (other) => isSameTrigger(other, address));
	const isOurs =
		own !== undefined &&
		(own === address || own === state?.address || (await isLeftBehind(registration, own)));
	if (isOurs && state) return { previous: state.previous, next: state.next };
	const takenFrom = isOurs ? undefined : own;
	const occupant = takenFrom ?? weaker?.address;
	return occupant === undefined
		? {}
		: await decideOccupied(registration, levels, takenFrom, occupant);
}
