/** The links in a message by which people answer a question, in their order. */
export function questionLinks(text: string): string[] {
	return text.match(/https?:\/\/\S+webhook-waiting\S+/g) ?? [];
}
