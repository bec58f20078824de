const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** HTML that was made here. */
export class Html {
	constructor(readonly text: string) {}
}

type Piece = Html | string | number | undefined | readonly Piece[];

function toText(piece: Piece): string {
	if (piece === undefined) return '';
	if (piece instanceof Html) return piece.text;
	return Array.isArray(piece) ? piece.map(toText).join('') : escapeHtml(String(piece));
}

/** Everything that is put into it is escaped, but for what this has made. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
	return new Html(parts.map((part, index) => part + toText(pieces[index])).join(''));
}
