import { InputRefusal } from '../../errors/inputRefusal';
import type { CallbackLevel, RegisteredCallbacks } from '../declarations/webhooks';
import { show } from '../values/shown';
import { isLikeOurs, isOfSameN8n, isSameOrigin, isSameTrigger } from './address';
import type { Behind, CallbackState, PreviousCallback } from './callbackState';
import { findWorkflow, tellChain } from './chain';
import { requireReturnable } from './handshake';
import { encryptBehind } from './neighbourSecrets';
import type { Registration } from './registration';
import { toShownAddress } from './secretAddress';

/** The saved values of *If Another Callback Is Set*. */
type OtherCallbackRule = 'stop' | 'share' | 'replace';

function refuseStronger(
	{ stronger }: RegisteredCallbacks,
	level: CallbackLevel,
	isOurs: (address: string) => boolean,
): void {
	const winner = stronger.find(({ address }) => !isOurs(address));
	if (!winner) return;
	throw new InputRefusal(
		`The events go to ${toShownAddress(winner.address)}, which is set ${winner.where} and overrides Register Webhook → ${level.name}`,
		'Choose Phone Number in Register Webhook, or remove the other callback first.',
	);
}

/**
 * A test run never takes the events away: it shares, unless a stranger has them and the rule says
 * stop.
 */
function chooseRule({ context, address, isTest }: Registration, other: string): OtherCallbackRule {
	if (isSameTrigger(other, address)) return 'share';
	const rule = context.getNodeParameter('ifOtherCallback', 'stop') as OtherCallbackRule;
	if (!isTest) return rule;
	return rule === 'stop' && !isSameOrigin(other, address) ? 'stop' : 'share';
}

/**
 * Whether a callback is that of our own test run, left by a crash: nobody listens there any more.
 */
async function isLeftByCrash(registration: Registration, own: string): Promise<boolean> {
	if (registration.isTest || !isSameTrigger(own, registration.address)) return false;
	return !(await tellChain(registration, own, { action: 'reach', about: own }));
}

function toPrevious(
	address: string | undefined,
	{ ownFields, ownHeaders }: RegisteredCallbacks,
): PreviousCallback | undefined {
	if (address === undefined) return undefined;
	return {
		address,
		...(ownFields && { fields: ownFields }),
		...(ownHeaders && { headers: ownHeaders }),
	};
}

/** Whose callback it is, as far as it tells: only our triggers do, and those with this secret. */
async function describeOwner(registration: Registration, other: string): Promise<string> {
	const isHere = isOfSameN8n(other, registration.address);
	const name = isLikeOurs(other) ? await findWorkflow(registration, other) : undefined;
	if (name !== undefined)
		return `, which is the workflow ${show(name)} of ${isHere ? 'this' : 'another'} n8n`;
	return isHere ? ', which is another workflow of this n8n' : '';
}

/**
 * `replaced` is registered where ours will be; without it, a weaker callback has the events now.
 */
async function applyRule(
	registration: Registration,
	registered: RegisteredCallbacks,
	{ replaced, other }: { replaced: string | undefined; other: string },
): Promise<Behind> {
	const rule = chooseRule(registration, other);
	const previous = toPrevious(replaced, registered);
	if (rule === 'replace') return { previous };
	if (rule === 'share') {
		if (replaced !== undefined) await requireReturnable(registration, replaced);
		return { previous, next: other };
	}
	const whose = await describeOwner(registration, other);
	const where = replaced === undefined ? ` (set ${registered.weaker?.where ?? 'elsewhere'})` : '';
	throw new InputRefusal(
		`The events of this number already go to another callback: ${toShownAddress(other)}${where}${whose}. Nothing was changed`,
		'Choose Share in "If Another Callback Is Set" so that both receive every event, or Replace to take the events away from it.',
	);
}

/**
 * Who will stand behind our callback. @throws InputRefusal when somebody else has the events, and
 * the rule is to stop.
 */
export async function chooseBehind(
	registration: Registration,
	level: CallbackLevel,
	{ registered, state }: { registered: RegisteredCallbacks; state: CallbackState | undefined },
): Promise<Behind> {
	const { address } = registration;
	const { own, weaker } = registered;
	refuseStronger(registered, level, (other) => isSameTrigger(other, address));
	const isOurs =
		own !== undefined &&
		(own === address || own === state?.address || (await isLeftByCrash(registration, own)));
	if (isOurs && state) return encryptBehind(state, registration.keys);
	const replaced = isOurs ? undefined : own;
	const other = replaced ?? weaker?.address;
	if (other === undefined) return {};
	const behind = await applyRule(registration, registered, { replaced, other });
	return encryptBehind(behind, registration.keys);
}
