import type { Result, Sender } from '../result';
import { senderNames } from './broadcastTables';

const width = 920;
const left = 300;
const barWidth = 420;
const rowHeight = 44;
const top = 92;

/** Colours that read on a light and on a dark page, and without telling red from green. */
const colours = { accepted: '#2a7fba', doubled: '#e8a33d', lost: '#b23a48' };
const words = { accepted: 'arrived once', doubled: 'arrived twice', lost: 'lost' };

/** What became of each message of the broadcast, one bar per way of sending. */
export function toChart({ broadcast80 = {} }: Result): string {
	const senders = (Object.keys(senderNames) as Sender[]).filter((sender) => broadcast80[sender]);
	const items = broadcast80[senders[0] ?? 'ours']?.items ?? 0;
	const height = top + senders.length * rowHeight + 16;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="14">`,
		`<title>What became of ${items} messages, sent to groups or people where 80 per second are accepted</title>`,
		`<rect width="${width}" height="${height}" rx="8" fill="#ffffff"/>`,
		text(
			20,
			30,
			`${items.toLocaleString('en')} messages where 80 per second are accepted`,
			'font-size="17" font-weight="600"',
		),
		...legend(),
		...senders.flatMap((sender, index) => row(sender, top + index * rowHeight, broadcast80)),
		'</svg>\n',
	].join('\n');
}

function legend(): string[] {
	return Object.entries(words).flatMap(([part, word], index) => {
		const x = left + index * 130;
		return [box(x, 48, 14, 14, colours[part as keyof typeof colours]), text(x + 20, 60, word)];
	});
}

function row(sender: Sender, y: number, broadcasts: NonNullable<Result['broadcast80']>): string[] {
	const sent = broadcasts[sender];
	if (sent === undefined) return [];
	const { items, accepted, doubled, lost, seconds } = sent;
	const parts = { accepted: accepted - doubled, doubled, lost };
	let x = left;
	const bars = Object.entries(parts).flatMap(([part, count]) => {
		const long = (count / items) * barWidth;
		x += long;
		if (count === 0) return [];
		const label =
			long > 44
				? [
						text(
							x - long / 2,
							y + 20,
							count.toLocaleString('en'),
							'fill="#ffffff" text-anchor="middle"',
						),
					]
				: [];
		return [
			box(x - long, y, Math.max(long, 2), 30, colours[part as keyof typeof colours]),
			...label,
		];
	});
	const name = text(
		left - 12,
		y + 20,
		senderNames[sender],
		`text-anchor="end"${sender === 'ours' ? ' font-weight="600"' : ''}`,
	);
	const said = [
		`${seconds.toFixed(1)} s`,
		...(lost > 0 ? [`${lost.toLocaleString('en')} lost`] : []),
		...(doubled > 0 ? [`${doubled.toLocaleString('en')} twice`] : []),
	];
	return [name, ...bars, text(left + barWidth + 12, y + 20, said.join(', '))];
}

function box(x: number, y: number, w: number, h: number, fill: string): string {
	return `<rect x="${x.toFixed(1)}" y="${y}" width="${w.toFixed(1)}" height="${h}" fill="${fill}"/>`;
}

function text(x: number, y: number, words: string, attributes = ''): string {
	const colour = attributes.includes('fill=') ? '' : ' fill="#1f2933"';
	return `<text x="${x.toFixed(1)}" y="${y}"${colour}${attributes && ` ${attributes}`}>${words.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`;
}
