import {
	basicSettings,
	webhookSettings,
} from '../../../nodes/WhatsAppGroups/providers/meta/appDashboard';
import { filesIn, read } from '../../architecture/sources';
import { pages } from '../../docs/pages';

const shipped = [...filesIn('nodes', '.ts'), ...filesIn('credentials', '.ts')].map((name) => ({
	name,
	text: read(name),
}));
const written = [...shipped, ...pages].filter(({ name }) => name !== 'CHANGELOG.md');
/** Whatever is in italics, in a link or broken into lines. */
const plain = (text: string) => text.replace(/\*/g, '').replace(/\s+/g, ' ');

it('names the menu of apps that were made for a use case, and of those that were not', () => {
	expect(webhookSettings).toMatch(
		/^Use cases → Customize → Configuration \(.*WhatsApp → Configuration\)$/,
	);
});

it('is what docs, credentials and texts say: none has the older menu alone', () => {
	const named = written.flatMap(({ name, text }) =>
		[...plain(text).matchAll(/(.{0,90})WhatsApp → (Configuration|API Setup)/g)].map(
			([, before = '', page = '']) => ({
				name,
				isAlone: !before.includes(`Use cases → Customize → ${page}`),
			}),
		),
	);
	expect(named.length).toBeGreaterThan(4);
	expect(named.filter(({ isAlone }) => isAlone)).toEqual([]);
});

it('writes the page of the secret as Meta does', () => {
	expect(basicSettings).toBe('App settings → Basic');
	const other = written.filter(({ text }) => /App Settings → Basic/.test(plain(text)));
	expect(other.map(({ name }) => name)).toEqual([]);
});
