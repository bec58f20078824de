import type { Asked } from '../../nodes/WhatsAppGroups/core/declarations/setup';
import { fromFirstAnswer, orBaseUrl } from '../../nodes/WhatsAppGroups/providers/firstAnswer';

const refusal = { failure: 'No', remedy: 'Copy the key again.' };

it.each<[string, Asked, object]>([
	['comes', { body: {} }, { status: 'ok', found: 'The credential is accepted' }],
	[
		'is a refusal',
		{ ...refusal, httpStatus: 401 },
		{ status: 'failed', found: 'No', remedy: 'Copy the key again.' },
	],
	[
		'does not come',
		refusal,
		{ status: 'failed', found: 'api.example:81 cannot be reached', remedy: 'Copy the key again.' },
	],
	[
		'does not come, and nobody knows why',
		{ failure: 'No' },
		{ status: 'failed', found: 'api.example:81 cannot be reached', remedy: 'Check the Base URL.' },
	],
	[
		'comes from something that has no such address',
		{ ...refusal, httpStatus: 400, code: 2500 },
		{
			status: 'failed',
			found: 'There is no such API at https://api.example:81/v1',
			remedy: 'Check the Base URL.',
		},
	],
	[
		'could not be asked for',
		{ skipped: 'The API key is missing', remedy: 'Open the credential. Fill it in.' },
		{ status: 'failed', found: 'The API key is missing', remedy: 'Fill it in.' },
	],
	[
		'could not be asked for, with dots in what is said',
		{ skipped: 'The Base URL is "api.example v1.0", e.g. no URL' },
		{
			status: 'failed',
			found: 'The Base URL is "api.example v1.0", e.g. no URL',
			remedy: 'Fill it in.',
		},
	],
])('says of a credential what the first answer says: it %s', (_what, asked, finding) => {
	expect(fromFirstAnswer(asked, 'https://api.example:81/v1')).toEqual(finding);
});

it('names an address that is none as it is', () => {
	expect(fromFirstAnswer(refusal, 'api example').found).toBe('api example cannot be reached');
});

it('a refused key may be one of another server, where the Base URL is not the usual one', () => {
	const [remedy, usual] = ['Copy the key again.', 'https://api.example'];
	expect(orBaseUrl(remedy, usual, usual)).toBe(remedy);
	expect(orBaseUrl(remedy, 'http://127.0.0.1:4010', usual)).toBe(
		'Copy the key again. Check the Base URL, too: usually it is https://api.example.',
	);
});
