/** A table of a page in Markdown. */
export function toTable(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const toLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [toLine(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(toLine)].join('\n');
}
