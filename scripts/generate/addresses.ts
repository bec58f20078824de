import { sampleGroupId } from './samples/fieldValues';

/** IDs in the addresses of samples, by what they are. */
const placeholders: ReadonlyArray<[RegExp, string]> = [
	[/^https:\/\/graph\.facebook\.com\/v25\.0/, ''],
	[/^https:\/\/lookaside\.fbsbx\.com\/.*/, '/{MEDIA_URL}'],
	[/\/1065403522\d*/, '/{PHONE_NUMBER_ID}'],
	[/\/102290129340398/, '/{WABA_ID}'],
	[/\/670843887433847/, '/{APP_ID}'],
	[/\/1166846181421424/, '/{MEDIA_ID}'],
	[new RegExp(`/${sampleGroupId}`), '/{GROUP_ID}'],
	[/\/NEW\d+/, '/{NEW_GROUP_ID}'],
];

/** An address as Meta's reference writes it, such as `/{GROUP_ID}/invite_link`. */
export function toPath(url: string): string {
	return placeholders.reduce((text, [pattern, name]) => text.replace(pattern, name), url);
}
