import type { Asked } from '../../../nodes/WhatsAppGroups/core/declarations/setup';
import { checkMetaCredential } from '../../../nodes/WhatsAppGroups/providers/meta/credential';

/** What is found where Meta answers all else well, and this to the app. */
async function findingsAbout(app: Asked): Promise<string> {
	const credentials = { accessToken: 'T', phoneNumberId: '1', appId: '2', appSecret: 's' };
	const findings = await checkMetaCredential(
		async ({ on }) => await Promise.resolve(on === 'app' ? app : { body: { data: {} } }),
		{ credentials },
	);
	return JSON.stringify(findings);
}

const sentence = 'Meta does not accept the App ID together with the App Secret';

it.each([100, 101, 190, 803])('code %i is an app and a secret that do not match', async (code) => {
	expect(await findingsAbout({ failure: 'No', code })).toContain(sentence);
});

it.each([1, 2, 4, 17, 32, 613, undefined])('code %s says nothing of the secret', async (code) => {
	expect(await findingsAbout({ failure: 'Later', code })).not.toContain(sentence);
});
