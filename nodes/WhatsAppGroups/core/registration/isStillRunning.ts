import type { CallbackAnswer } from './askCallback';

/**
 * n8n's words for an execution that does not wait yet: the address is right, and reached. Of a run
 * in the editor, n8n 2.41 saves the data only when it stops, and fails for their lack until then.
 */
export function isStillRunning({ httpStatus, text }: CallbackAnswer): boolean {
	return httpStatus === 409 || (httpStatus === 500 && text.includes("(reading 'resumeToken')"));
}
