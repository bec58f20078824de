import type { SettingsOutcome } from './event';
import type { Group, Picture } from './group';
import { type ItemError, toItemError } from './refusal';

export interface SettingsChange {
	subject?: string;
	description?: string;
	picture?: Picture & { error?: ItemError };
}

export function applySettings(
	group: Group,
	{ subject, description, picture }: SettingsChange,
): SettingsOutcome {
	if (subject !== undefined) group.subject = subject.trim();
	if (description !== undefined) group.description = description;
	if (picture !== undefined && picture.error === undefined) group.picture = picture;
	return {
		...describe({ subject, description, picture }),
		error: picture?.error === undefined ? undefined : toItemError(131201),
	};
}

export function refuseSettings(change: SettingsChange, error: ItemError): SettingsOutcome {
	const described = describe(change);
	for (const part of [described.picture, described.subject, described.description])
		if (part) part.error ??= error;
	return { ...described, error: toItemError(131000, 'Group settings update failed.') };
}

function describe({ subject, description, picture }: SettingsChange): SettingsOutcome {
	return {
		picture: picture && {
			mimeType: picture.mimeType,
			sha256: picture.sha256,
			error: picture.error,
		},
		subject: subject === undefined ? undefined : { text: subject.trim() },
		description: description === undefined ? undefined : { text: description },
	};
}
