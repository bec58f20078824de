/** Webhook fields that tell of groups themselves, in Meta's words. */
export const groupFields = [
	'group_lifecycle_update',
	'group_participants_update',
	'group_settings_update',
	'group_status_update',
] as const;
