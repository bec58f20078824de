import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
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
import { findHost } from '../calledHost';
import { fromFirstAnswer, orBaseUrl } from '../firstAnswer';
import { configuration, proofHeader } from './webhooks';
import { hasSecret, toWebhookSecret } from '../gateways/secret';

const notAccepted = '360dialog did not accept the API key';
const wrongKey =
	'Enter the API key of the number as the 360dialog Hub showed it. If it is lost, create a new one in the Hub: it replaces the old key immediately and removes the callback, so unpublish and publish your triggers afterwards.';
const switchOn =
	'Publish a workflow with the WhatsApp Groups Trigger: it registers one. If one is published already, unpublish and publish it again: a new API key removes the callback.';
const sandbox = /^https?:\/\/waba-sandbox\.360dialog\.io(\/|$)/;

function checkBaseUrl(credentials: ICredentialDataDecryptedObject): Finding {
	const root = rootOf(credentials);
	return sandbox.test(root)
		? failed(
				`${root} is the sandbox, which has no groups`,
				`Enter ${dialog360BaseUrl} as the Base URL, and the API key of your own number.`,
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
	if (!address) return warning('No callback is set', switchOn);
	const [shown, proof] = [toShownAddress(address), readProof(headers)];
	if (proof === undefined) {
		return warning(
			`The webhooks go to ${shown}, which is not a WhatsApp Groups Trigger`,
			'The WhatsApp Groups Trigger can forward them, so that both receive all events: choose Share in "If Another Callback Is Set".',
		);
	}
	if (!hasSecret(proof, toWebhookSecret(key))) {
		return warning(
			`The webhooks go to a trigger that was published with another API key: ${shown}`,
			'If that workflow uses this credential, unpublish and publish it again. Until then, it answers with 401.',
		);
	}
	const found = `The webhooks go to a trigger with this API key: ${shown}`;
	return findHost(found, { addresses: [address], instanceUrl });
}

/** Base URL and key. */
export const checkDialog360Credential: CheckSetup = async (ask, { credentials }) => {
	const [sandboxed, root] = [checkBaseUrl(credentials), rootOf(credentials)];
	const asked = await ask({ method: 'GET', on: configuration });
	const first = fromFirstAnswer(asked, root);
	const isRefused = 'failure' in asked && (asked.httpStatus === 401 || asked.httpStatus === 403);
	return {
		baseUrl: sandboxed,
		token: isRefused ? failed(notAccepted, orBaseUrl(wrongKey, root, dialog360BaseUrl)) : first,
	};
};

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
