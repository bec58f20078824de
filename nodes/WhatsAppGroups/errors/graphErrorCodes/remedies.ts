/** What to do, where codes of several subjects say the same. */
export const later =
	'Try again in a few minutes. If it keeps failing, check the status page of the WhatsApp Business Platform.';
export const slowDown =
	'Wait a moment, send fewer messages at a time, or leave more time between them.';
