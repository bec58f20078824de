import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { isSameOrigin } from '../../core/registration/address';
import { asObject, asText } from '../../core/values/json';
import { toShownAddress } from '../../core/registration/secretAddress';
import {
	failed,
	fromAnswer,
	fromProof,
	ok,
	warning,
	type CheckSetup,
	type Finding,
} from '../../core/declarations/setup';
import { dialog360BaseUrl, keyOf, rootOf } from './credential';
import { configuration, proofHeader } from './webhooks';
import { hasSecret, toWebhookSecret } from '../gateways/secret';

const wrongKey =
	'Make a new key in the 360dialog Hub and put it into the credential; the new one takes the place of the old one at once.';
const switchOn = 'Switch on a workflow with the WhatsApp Groups Trigger: it sets one.';
const sandbox = /^https?:\/\/waba-sandbox\.360dialog\.io(\/|$)/;

function checkBaseUrl(credentials: ICredentialDataDecryptedObject): Finding {
	const root = rootOf(credentials);
	return sandbox.test(root)
		? failed(
				`${root} is the sandbox, which has no groups`,
				`Enter ${dialog360BaseUrl} as Base URL, and the key of a number of your own.`,
			)
		: ok(root);
}

function readProof(headers: unknown): unknown {
	return Object.entries(asObject(headers)).find(
		([name]) => name.toLowerCase() === proofHeader,
	)?.[1];
}

function checkCallback(
	{ url, headers }: IDataObject,
	key: string,
	instanceUrl: string | undefined,
): Finding {
	const address = asText(url);
	if (!address) return warning('No webhook address is set', switchOn);
	const [shown, proof] = [toShownAddress(address), readProof(headers)];
	if (proof === undefined) {
		return warning(
			`The webhooks go to ${shown}, which is no trigger of this package`,
			'The WhatsApp Groups Trigger can pass them on to it, so that both hear: choose Share in "If Another Callback Is Set".',
		);
	}
	if (!hasSecret(proof, toWebhookSecret(key))) {
		return warning(
			`A trigger that was switched on with another API key hears at ${shown}`,
			'If it is a workflow with this credential, switch it off and on: until then it answers 401.',
		);
	}
	const isElsewhere = instanceUrl !== undefined && !isSameOrigin(address, instanceUrl);
	return ok(
		`A trigger with this API key hears at ${shown}${isElsewhere ? ', which is not the host of this n8n' : ''}`,
	);
}

/** The key, where the webhooks go, and whether the number may have groups. */
export const checkDialog360Setup: CheckSetup = async (ask, { credentials, instanceUrl }) => {
	const webhook = await ask({ method: 'GET', on: configuration });
	const groups = await ask({
		method: 'GET',
		on: 'phoneNumber',
		edge: 'groups',
		query: { limit: 1 },
	});
	return {
		token: fromProof(webhook, '360dialog accepts the API key', wrongKey),
		baseUrl: checkBaseUrl(credentials),
		callback: fromAnswer(
			webhook,
			(body) => checkCallback(body, keyOf(credentials), instanceUrl),
			'warning',
		),
		groups: fromAnswer(groups, () => ok('The groups of the number can be read')),
	};
};
