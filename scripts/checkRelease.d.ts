/** What speaks against publishing under this tag; undefined if nothing does. */
export function whyNot(tag: string, version: string, changelog: string): string | undefined;
