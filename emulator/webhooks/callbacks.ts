import type { Accounts, App, PhoneNumber } from '../state/accounts';
import type { Item } from './description';
import type { AddressedUpdate } from './envelope';

/** Where a webhook goes. */
export interface Target {
	url: string;
	/** Who signs it; gateways sign nothing. */
	app?: App;
	/** What the receiver wants to see in every webhook. */
	headers?: Record<string, string>;
	/** 360dialog signs with it what it passes on to partners. */
	platformSecret?: string;
	/** A body of another form than Meta's; undefined when there is nothing to tell. */
	toBody?: (updates: AddressedUpdate[]) => Item | undefined;
}

// Other fields go to the callback of the app, whatever overrides there are.
const followsOverride = /^(messages|group_\w+)$/;

/**
 * The callbacks in force: of the number before the business account before the app; only fields
 * that the app subscribed.
 */
export function targetsFor(
	accounts: Accounts,
	businessId: string,
	phoneNumber: PhoneNumber | undefined,
	field: string,
): Target[] {
	const business = accounts.businesses.get(businessId);
	const targets: Target[] = [];
	for (const [appId, { override }] of business?.subscribedApps ?? []) {
		const app = accounts.apps.get(appId);
		if (app?.subscription?.fields.includes(field) !== true) continue;
		const overrides = followsOverride.test(field)
			? [phoneNumber?.overrides.get(appId), override]
			: [];
		const callback = [...overrides, app.subscription.callback].find(
			(candidate) => candidate !== undefined,
		);
		if (callback !== undefined) targets.push({ url: callback.url, app });
	}
	return targets;
}
