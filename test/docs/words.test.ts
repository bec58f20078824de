import { triggerProperties } from '../../scripts/generate/triggerProperties';
import { credentialTypes } from '../../scripts/generate/credentialTypes';
import { webhookFields } from '../../nodes/WhatsAppGroups/events/registry';
import { WhatsAppGroups } from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { WhatsAppGroupsTrigger } from '../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import { pages, type Page } from './pages';
import { nodesOfN8n, wordsOfMeta, wordsOfN8n } from './words';

/** Without the unit or the explanation in brackets, in whichever case. */
const normal = (text: string) => text.toLowerCase().replace(/ \(.*\)$/, '');

/** Every label of both panels and of the credentials. */
function labels(): Set<string> {
	const found = new Set<string>();
	const described = [
		new WhatsAppGroups().description,
		new WhatsAppGroupsTrigger().description,
		triggerProperties,
		credentialTypes,
	];
	JSON.stringify(described, (_key, value: unknown) => {
		const { displayName, name, action, multipleValueButtonText, placeholder } = (value ??
			{}) as Record<string, unknown>;
		for (const label of [displayName, name, action, multipleValueButtonText, placeholder])
			if (typeof label === 'string') found.add(normal(label));
		return value;
	});
	return found;
}

const known = new Set([
	...labels(),
	...[...wordsOfN8n, ...nodesOfN8n, ...wordsOfMeta].map(normal),
	...webhookFields.flatMap(({ events }) => events.map(({ name }) => `on ${normal(name)}`)),
	// n8n makes the tool of the node, and the definition of a template makes labels.
	'whatsapp groups tool',
	'end of link',
]);

/** Engineers' pages, and those about other programs. */
const others = /decisions|CONTRIBUTING|emulator\/README|benchmarks|moving/;
const forUsers = pages.filter(({ name }) => !others.test(name));

/** What stands in italics and begins like a label, step by step: `*Group → Create*` is two. */
function wordsOf({ prose }: Page): string[] {
	const plain = prose
		.replace(/`[^`\n]*`/g, '')
		.replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
		.replace(/\*\*/g, '');
	return [...plain.matchAll(/(?<![\w*])\*([^*\n]+)\*(?![\w*])/g)]
		.flatMap(([, phrase = '']) => phrase.split(' → '))
		.map((word) => word.trim())
		.filter((word) => /^[A-Z]/.test(word) && !/[.!?]$/.test(word));
}

/** Sentences and texts of people, which no panel has. */
const quoted = new Set([
	'Decline',
	'Hello {{1}}, your order {{2}} is ready',
	'Invalid token',
	'Management',
	'Messages',
	'No',
	'No answer',
	'No participant has written to this group during the last 24 hours',
	'Nobody is in this group',
	'Request: …',
	'Tried again',
	'WhatsApp called the webhook URL and did not get the expected answer',
]);

it.each(forUsers.map((page) => [page.name, page] as const))(
	'%s: what stands in italics is a word of the panel, of n8n or of Meta',
	(_name, page) => {
		const unknown = wordsOf(page).filter((word) => !known.has(normal(word)) && !quoted.has(word));
		expect(unknown).toEqual([]);
	},
);

it('a word that no panel has is noticed', () => {
	const page = { name: '', text: '', prose: '*Reply To* quotes, *Group → Creat* makes a group' };
	expect(wordsOf(page).filter((word) => !known.has(normal(word)))).toEqual(['Reply To', 'Creat']);
});
