function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		// Such as "50%-off": not everybody encodes a percent sign.
		return text;
	}
}

/** The name of the file at a link: its last part as people read it; undefined without one. */
export function fileNameOf(link: string): string | undefined {
	if (!URL.canParse(link)) return undefined;
	return decode(new URL(link).pathname.split('/').at(-1) ?? '') || undefined;
}
