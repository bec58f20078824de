import type { IDataObject } from 'n8n-workflow';
import { asBoolean, asObject, asText } from '../../core/values/json';
import {
	failed,
	fromAnswer,
	fromProof,
	ok,
	warning,
	type CheckSetup,
	type Finding,
} from '../../core/declarations/setup';
import { findHost } from '../calledHost';
import { fromFirstAnswer, orBaseUrl } from '../firstAnswer';
import { toWebhookSecret } from '../gateways/secret';
import { oneMsgBaseUrl, readBase, readToken } from './channel';
import { hasSecretOf, list, mostCallbacks, readList, settings } from './callbacks';
import { findEntry } from '../../core/values/findEntry';

const wrongToken =
	'Copy the Channel ID and the Token from the channel settings in 1msg.io to the credential.';
const switchOn = 'Publish a workflow with the WhatsApp Groups Trigger: it adds its callback.';

/** What 1msg calls the states of a channel. */
const remedies: Readonly<Record<string, string>> = {
	disconnected: 'Connect the channel in 1msg.io.',
	uninitialized: 'Finish the setup of the channel in 1msg.io.',
	unregistered: 'Register the phone number of the channel in 1msg.io.',
};

function checkStatus({ status }: IDataObject): Finding {
	const state = asText(status) ?? 'in an unknown state';
	const found = `The channel is ${state}`;
	if (state === 'connected') return ok(found);
	const remedy = findEntry(remedies, state);
	return remedy
		? failed(found, remedy)
		: warning(found, 'Check again in a moment. If it stays like this, look in 1msg.io.');
}

function toHosts(addresses: readonly string[]): string {
	return [...new Set(addresses.map((address) => new URL(address).origin))].join(', ');
}

function checkCallback(
	{ webhookUrl, webhookStatuses }: IDataObject,
	{ secret, instanceUrl }: { secret: string; instanceUrl: string | undefined },
): Finding {
	const all = readList(webhookUrl);
	const own = all.filter((address) => hasSecretOf(address, secret));
	const taken = `${all.length} of ${mostCallbacks} callbacks are in use`;
	if (own.length === 0)
		return warning(
			`No trigger with this token receives webhooks; ${taken}`,
			all.length < mostCallbacks ? switchOn : `Remove a callback in 1msg.io first. ${switchOn}`,
		);
	const triggers =
		own.length === 1
			? '1 trigger with this token receives webhooks'
			: `${own.length} triggers with this token receive webhooks`;
	const isOff = (address: string) =>
		(asText(asObject(webhookStatuses)[address]) ?? 'active') !== 'active';
	const off = own.filter(isOff).length;
	if (off === 0)
		return findHost(`${triggers} at ${toHosts(own)}; ${taken}`, { addresses: own, instanceUrl });
	return failed(
		`1msg.io has turned off ${off} of the callbacks of triggers with this token`,
		'Unpublish and publish the workflow again: that turns its callback on again.',
	);
}

function checkReceipts({ ackNotificationsOn }: IDataObject): Finding {
	return ok(
		asBoolean(ackNotificationsOn) ? 'On' : 'Off: a trigger that needs receipts turns them on',
	);
}

function checkGroupEvents({ rawHooks }: IDataObject): Finding {
	if (asBoolean(rawHooks)) return ok('On');
	return warning(
		'Off: 1msg.io reports only messages and receipts',
		"To get events about groups and participants, turn on raw hooks in the channel settings. The other callbacks of the channel may then also receive them in Meta's format.",
	);
}

const refusedStatus = new Set<number | undefined>([401, 403, 404]);

/** Base URL, channel and token. */
export const checkOneMsgCredential: CheckSetup = async (ask, { credentials }) => {
	const root = readBase(credentials);
	const asked = await ask({ method: 'GET', on: { path: 'status' } });
	const isRefused = 'failure' in asked && refusedStatus.has(asked.httpStatus);
	return {
		token: isRefused
			? failed(
					'1msg.io did not accept the Channel ID and the Token',
					orBaseUrl(wrongToken, root, oneMsgBaseUrl),
				)
			: fromFirstAnswer(asked, root),
	};
};

/** The token, the channel, who hears of it, what it tells, and whether it may have groups. */
export const checkOneMsgSetup: CheckSetup = async (ask, { credentials, instanceUrl }) => {
	const status = await ask({ method: 'GET', on: { path: 'status' } });
	const webhooks = await ask({ method: 'GET', on: list });
	const told = await ask({ method: 'GET', on: settings });
	const groups = await ask({
		method: 'GET',
		on: 'phoneNumber',
		edge: 'groups',
		query: { limit: 1 },
	});
	const secret = toWebhookSecret(readToken(credentials));
	return {
		token: fromProof(status, '1msg.io accepts channel and token', wrongToken),
		phoneNumber: fromAnswer(status, checkStatus),
		callback: fromAnswer(
			webhooks,
			(body) => checkCallback(body, { secret, instanceUrl }),
			'warning',
		),
		receipts: fromAnswer(told, checkReceipts, 'warning'),
		groupEvents: fromAnswer(told, checkGroupEvents, 'warning'),
		groups: fromAnswer(groups, () => ok('The groups of the channel can be read')),
	};
};
