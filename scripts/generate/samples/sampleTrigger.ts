import { Readable } from 'node:stream';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { decrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import { metaWebhooks } from '../../../nodes/WhatsAppGroups/providers/meta/webhooks';
import { emulatorAccount } from '../../../n8nServer/credential';
import { writeAnswer } from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';

/** Of the credentials that samples run with. */
export const sampleSecrets = ['SECRET', emulatorAccount.appSecret].map(
	(appSecret) => metaWebhooks.keys({ appSecret }).chainSecret,
);

/** Where it is called. */
export const address = 'https://n8n.example.com/webhook/trigger/webhook';

/** What Graph says of the callback of a number, where a trigger of ours has registered it. */
export const webhook_configuration = { phone_number: address };

export function isForTrigger({ url }: IHttpRequestOptions): boolean {
	return url === address;
}

/** A trigger that knows one of these secrets looks out for whatever it is told of. */
export function answerAsTrigger({ body }: IHttpRequestOptions, chainSecrets: readonly string[]) {
	const { chain } = JSON.parse(String(body)) as { chain: string };
	for (const chainSecret of chainSecrets) {
		try {
			const { nonce } = JSON.parse(decrypt(chain, chainSecret)) as { nonce: string };
			const answer = writeAnswer({ found: true, said: 'saved', nonce }, { chainSecret });
			return { statusCode: 200, headers: {}, body: Readable.from([answer]) };
		} catch {
			// The next one.
		}
	}
	throw new Error('Whoever told the trigger something had another secret');
}
