import { sign } from '../crypto/signature';
import type { CallbackLevel } from '../declarations/webhooks';
import { asText } from '../values/json';
import type { CallbackState, RegisteredFor } from './callbackState';
import type { Registration } from './registration';

type Place = Pick<Registration, 'provider' | 'credentials'>;

function fingerprint(value: string): string {
	return value === '' ? '' : sign('registered for', value).slice(0, 12);
}

/** What a callback of this level is registered for with these credentials; without secrets. */
export function describePlace(
	{ provider, credentials }: Place,
	level: CallbackLevel,
): RegisteredFor {
	const read = (name: string) => asText(credentials[name])?.trim().replace(/\/$/, '') ?? '';
	const entries = [
		['provider', provider.value],
		...Object.keys(level.keptFor).map((name) => [name, read(name)]),
		...Object.keys(level.keptThrough).map((name) => [name, fingerprint(read(name))]),
	] as Array<[string, string]>;
	return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Where a callback was registered, as seen from the credential of today. */
export interface FormerPlace {
	/** Labels of what is another one now, and could be asked for with this credential. */
	readonly otherIds: readonly string[];
	/** The same for what keeps this credential from reaching it, perhaps. */
	readonly otherKeys: readonly string[];
	/** With what the credential had then, as far as it was saved. */
	readonly registration: Registration;
}

/** Compares what a callback was registered for with what the credential says now. */
export function findFormerPlace(
	registration: Registration,
	level: CallbackLevel,
	{ registeredFor = {} }: CallbackState,
): FormerPlace {
	const now = describePlace(registration, level);
	const isOther = (name: string) =>
		registeredFor[name] !== undefined &&
		now[name] !== undefined &&
		now[name] !== registeredFor[name];
	const labels = (all: Readonly<Record<string, string>>, show: (name: string) => string) =>
		Object.entries(all).flatMap(([name, label]) =>
			isOther(name) ? [`${label}${show(name)}`] : [],
		);
	const credentials = { ...registration.credentials };
	for (const name of Object.keys(level.keptFor).filter(isOther))
		credentials[name] = registeredFor[name] ?? '';
	return {
		otherIds: labels(level.keptFor, (name) => ` ${registeredFor[name] ?? ''}`),
		otherKeys: labels({ provider: 'Provider', ...level.keptThrough }, () => ''),
		registration: {
			...registration,
			credentials,
			ask: async (request, others = credentials) => await registration.ask(request, others),
		},
	};
}
