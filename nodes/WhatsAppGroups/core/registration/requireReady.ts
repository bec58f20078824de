import { InputRefusal } from '../../errors/inputRefusal';
import type { CallbackLevel } from '../declarations/webhooks';
import {
	readChosenAccounts,
	readFilters,
	readItemOptions,
	takesUnsigned,
} from '../reading/readTrigger';
import { asText } from '../values/json';
import { requireCallable } from './address';
import type { Registration } from './registration';

function requireCredentialFields(
	{ credentials }: Registration,
	needs: Readonly<Record<string, string>>,
	why: string,
): void {
	const missing = Object.entries(needs)
		.filter(([name]) => !asText(credentials[name])?.trim())
		.map(([, label]) => label);
	if (missing.length === 0) return;
	throw new InputRefusal(
		`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing in the credential: ${why}`,
		`Open the credential and fill in ${missing.join(' and ')}.`,
	);
}

function requireSecret({ context, webhooks, keys }: Registration): void {
	if (keys.secret !== '' || takesUnsigned(context)) return;
	throw new InputRefusal(
		`The credential has no ${webhooks.secretLabel}, so there is no way to tell whether a webhook is authentic`,
		webhooks.secretRemedy,
	);
}

function requireLevel(registration: Registration, level: CallbackLevel): void {
	const { context, webhooks, address, credentials } = registration;
	const they = Object.keys(level.needs).length > 1 ? 'them' : 'it';
	requireCredentialFields(
		registration,
		level.needs,
		`Register Webhook → ${level.name} needs ${they}`,
	);
	if (webhooks.hasSecretInAddress && context.getNode().webhookId === undefined) {
		throw new InputRefusal(
			'n8n has not given this trigger a webhook ID, so its webhook URL cannot contain a secret',
			'Delete the trigger, add it again, and save the workflow.',
		);
	}
	requireCallable(address, {
		mustBePublic: webhooks.mustBePublic(credentials),
		longest: level.longestAddress,
	});
}

/** What must hold before a callback is registered. @throws InputRefusal with what to change. */
export function requireReady(registration: Registration): void {
	const { context, catalogue, webhooks, level, fields } = registration;
	if (fields.length === 0)
		throw new InputRefusal(
			'No event is selected, so nothing could start this workflow',
			'Select at least one event in Trigger On.',
		);
	readChosenAccounts(context);
	readFilters(context, catalogue);
	readItemOptions(context);
	requireSecret(registration);
	if (level) return requireLevel(registration, level);
	requireCredentialFields(
		registration,
		webhooks.manualNeeds,
		'you enter it where you register the callback manually',
	);
}
