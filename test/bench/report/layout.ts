/** A heading, column names and rows, for the terminal and the page alike. */
export type Table = { title: string; columns: string[]; rows: string[][] };

export function show(value: number, digits = 0): string {
	return value.toLocaleString('en', {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
}

/** For the terminal: columns of equal width, figures to the right. */
export function toText({ title, columns, rows }: Table): string {
	const widths = columns.map((column, index) =>
		Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
	);
	const line = (cells: string[]): string =>
		cells
			.map((cell, index) =>
				index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
			)
			.join('  ')
			.trimEnd();
	return [title, line(columns), ...rows.map(line)].join('\n');
}

export function toMarkdown({ columns, rows }: Table): string {
	const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
	return [
		line(columns),
		line(columns.map((_, index) => (index === 0 ? '---' : '--:'))),
		...rows.map(line),
	].join('\n');
}
