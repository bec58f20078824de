export interface Release {
	/** In package.json. */
	readonly version: string;
	readonly changelog: string;
	/** In test/released.json. */
	readonly released: string;
}

/** What speaks against publishing under this tag; undefined if nothing does. */
export function whyNot(tag: string, release: Release): string | undefined;
