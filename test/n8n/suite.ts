import { N8nClient } from '../../n8nServer/client';
import { credentialFor } from '../../n8nServer/credential';
import type { Login, SavedCredential } from '../../n8nServer/editorApi';
import { EmulatorControl } from '../../n8nServer/emulatorControl';

const owner: Login = {
	email: 'owner@example.com',
	password: 'Loopback-0nly',
	firstName: 'Olivia',
	lastName: 'Owner',
};

/** The n8n and the emulator that `npm run test:e2e` started, and a credential that joins them. */
export type Suite = {
	n8nUrl: string;
	client: N8nClient;
	control: EmulatorControl;
	credential: SavedCredential;
};

/** Logs in to the suite's n8n, or to another one beside it. */
export async function enterSuite(
	n8nUrl = given('E2E_N8N_URL'),
	emulatorUrl = given('E2E_EMULATOR_URL'),
): Promise<Suite> {
	const control = new EmulatorControl(emulatorUrl);
	const client = new N8nClient(n8nUrl);
	await client.enter(owner);
	return {
		n8nUrl,
		client,
		control,
		credential: await client.createCredential(credentialFor(control.url)),
	};
}

/** A setting that `npm run test:e2e` hands over. */
export function given(name: string): string {
	const value = process.env[name];
	if (value === undefined)
		throw new Error(`${name} is missing: run these tests with \`npm run test:e2e\`.`);
	return value;
}
