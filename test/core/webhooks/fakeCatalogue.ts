import type { Occurrence } from '../../../nodes/WhatsAppGroups/core/declarations/event';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import type { TriggerCatalogue } from '../../../nodes/WhatsAppGroups/core/declarations/trigger';
import type { ProviderWebhooks } from '../../../nodes/WhatsAppGroups/core/declarations/webhooks';
import { asObject, asObjects, asText } from '../../../nodes/WhatsAppGroups/core/values/json';

/** Webhooks of a provider that is none: authentic with its secret in a header. */
const webhooks: ProviderWebhooks = {
	callbackLevels: [],
	keys: ({ secret, account }) => ({
		secret: String(secret),
		verifyToken: `verify ${String(secret)}`,
		accountId: asText(account) ?? '',
		chainSecret: 'chain',
	}),
	secretLabel: 'Secret',
	secretRemedy: 'Fill it in.',
	manualNeeds: {},
	receivers: async () => await Promise.resolve([]),
	looksAuthentic: ({ headers }) => headers.secret !== undefined,
	isAuthentic: ({ headers }, { secret }) => headers.secret === secret,
	answerHandshake: ({ token, challenge }, { verifyToken }) =>
		token === verifyToken ? String(challenge) : undefined,
	forwardedHeaders: ['secret'],
	mustBePublic: () => false,
};

const words = (value: string, isFrequent?: boolean) => ({
	value,
	name: value,
	description: value,
	isFrequent,
});

/** What can start a workflow through it. */
export const catalogueWith = (changes: Partial<ProviderWebhooks>): TriggerCatalogue => ({
	providers: [
		{
			value: 'acme',
			name: 'Acme',
			credentialType: 'acmeApi',
			webhooks: { ...webhooks, ...changes },
		},
	] as unknown as Provider[],
	commonEvents: [],
	webhookFields: [
		{
			field: 'news',
			events: [words('news.told'), words('news.read', true)],
			read: () => undefined,
		},
	],
	filters: [
		{
			field: { name: 'about' } as TriggerCatalogue['filters'][number]['field'],
			toTest: (about) => (about === '' ? undefined : (event) => event.about === about),
		},
		{
			field: { name: 'called' } as TriggerCatalogue['filters'][number]['field'],
			toTest: (name) => (event) => event.called === name,
			opensCollection: true,
		},
	],
	unknown: 'unknown',
	saysElsewhere: (body) => asText(asObject(body).elsewhere),
	read: (body, wants) =>
		asObjects(asObject(body).events)
			.filter(({ event }) => wants(String(event)))
			.map((json) => ({ json, raw: { raw: json.eventId } }) as unknown as Occurrence),
	concerns: ({ isForeign }) => isForeign !== true,
	accountOf: ({ account }) => asText(account),
	merge: (occurrences) => occurrences.slice(0, 1),
	nameWriter: (event) => ({ ...event, writer: 'named' }),
	fileOf: ({ file }) => (file === undefined ? undefined : { url: String(file) }),
	withDownload: (event, outcome) => ({ ...event, download: outcome }),
	collection: {
		keyOf: ({ writer }) => asText(writer),
		merge: (events) => ({ ...events[0], all: events.map(({ eventId }) => eventId) }),
	},
	outputs: ['told', 'read'].map((kind) => ({
		name: kind,
		takes: (event) => event === `news.${kind}`,
	})),
	samples: {
		read: (events) => [...events].map((event) => ({ json: { event } }) as unknown as Occurrence),
		details: {},
	},
	details: {
		about: ({ place }) =>
			place === undefined
				? undefined
				: { id: String(place), request: { method: 'GET', on: { path: String(place) } } },
		read: (answer) => asObject(answer),
		newer: () => ({}),
		add: (event, outcome) => ({ ...event, details: outcome }),
	},
	expected: {
		event: 'news.told',
		match: ({ answers, perhaps }, { about, isGoingOut }) => {
			if (isGoingOut === true) return answers === undefined ? undefined : 'soon';
			return answers === about ? 'surely' : perhaps === about ? 'perhaps' : undefined;
		},
		toReport: ({ eventId }) => ({ eventId }),
	},
});
