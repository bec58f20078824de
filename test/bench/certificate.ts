import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export type Certificate = { keyFile: string; certFile: string };

/**
 * Makes a certificate for one host that only those believe who are given it, and only for a day.
 */
export async function makeCertificate(host: string, folder: string): Promise<Certificate> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
		// A handshake with an elliptic curve costs the server a fraction of one with RSA, so it
		// measures the client.
		keyType: 'ec',
		algorithm: 'sha256',
		notAfterDate: new Date(Date.now() + 24 * 60 * 60 * 1000),
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', digitalSignature: true, keyCertSign: true },
			{ name: 'extKeyUsage', serverAuth: true },
			{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
		],
	});
	const files = { keyFile: join(folder, 'key.pem'), certFile: join(folder, 'cert.pem') };
	writeFileSync(files.keyFile, key, { mode: 0o600 });
	writeFileSync(files.certFile, cert);
	return files;
}
