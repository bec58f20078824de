import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { GraphRequest } from './request';

export type Status = 'ok' | 'warning' | 'failed';

/** What one check found, and what to do about it; nothing to do when it is ok. */
export interface Finding {
	readonly status: Status;
	readonly found: string;
	readonly remedy?: string;
}

/** An answer, or why there is none. */
export type Asked =
	| { readonly body: IDataObject }
	| {
			readonly failure: string;
			readonly remedy?: string;
			readonly httpStatus?: number;
			readonly code?: number;
	  }
	| { readonly skipped: string; readonly remedy?: string };

/** Asks without failing: a check that cannot be made is a finding, too, and the others go on. */
export type AskForSetup = (
	request: GraphRequest,
	credentials?: ICredentialDataDecryptedObject,
) => Promise<Asked>;

export interface SetupFacts {
	readonly credentials: ICredentialDataDecryptedObject;
	/** Where webhooks reach this n8n, as far as it says. */
	readonly instanceUrl?: string;
}

/**
 * What a provider can say about its own setup, by the name of the check and in the order of the
 * output.
 */
export type CheckSetup = (
	ask: AskForSetup,
	facts: SetupFacts,
) => Promise<Readonly<Record<string, Finding>>>;

export const ok = (found: string): Finding => ({ status: 'ok', found });
export const warning = (found: string, remedy: string): Finding => ({
	status: 'warning',
	found,
	remedy,
});
export const failed = (found: string, remedy: string): Finding => ({
	status: 'failed',
	found,
	remedy,
});

/** Reads an answer, or says why it is not there. */
export function fromAnswer(
	asked: Asked,
	read: (body: IDataObject) => Finding,
	status: Status = 'failed',
): Finding {
	if ('body' in asked) return read(asked.body);
	if ('skipped' in asked)
		return warning('Not checked', `${asked.skipped}. ${asked.remedy ?? ''}`.trim());
	return { status, found: asked.failure, remedy: asked.remedy ?? 'See the message.' };
}

/** What any answer proves: that the credential is accepted. `remedy` is for when it is not. */
export function fromProof(asked: Asked, found: string, remedy: string): Finding {
	const finding = fromAnswer(asked, () => ok(found));
	const isRefused = 'failure' in asked && (asked.httpStatus === 401 || asked.httpStatus === 403);
	return isRefused ? { ...finding, remedy } : finding;
}
