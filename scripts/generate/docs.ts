import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Field } from '../../nodes/WhatsAppGroups/core/declarations/field';
import { lacksChoice, lacksOption } from '../../nodes/WhatsAppGroups/core/declarations/lacking';
import {
	fieldsOf,
	isExperimental,
	offers,
} from '../../nodes/WhatsAppGroups/core/declarations/offering';
import type {
	Operation,
	ResourceWords,
} from '../../nodes/WhatsAppGroups/core/declarations/operation';
import type { Provider } from '../../nodes/WhatsAppGroups/core/declarations/provider';
import { readValues } from '../../nodes/WhatsAppGroups/core/execution/readValues';
import { toNodeApiError } from '../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { resources } from '../../nodes/WhatsAppGroups/operations/resources';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { meta } from '../../nodes/WhatsAppGroups/providers/meta/provider';
import { fakeSession } from './fakeSession';
import { SampleServer } from './sampleAnswers';
import { sampleGroupId, sampleItem, samplesOf, type Sample } from './sampleValues';
import type { GraphRequest } from '../../nodes/WhatsAppGroups/core/declarations/request';

/**
 * Writes `docs/operations.md`: every operation, what it asks of Graph, and who offers it. All of it
 * comes from the declarations; the requests are those that an operation really makes when it runs
 * with each of its options.
 */
export const docsFile = path.join(__dirname, '../../docs/operations.md');

const credentials = {
	accessToken: 'TOKEN',
	phoneNumberId: '1065403522',
	businessAccountId: '102290129340398',
	appId: '670843887433847',
	appSecret: 'SECRET',
	apiVersion: 'v25.0',
};

const placeholders: ReadonlyArray<[RegExp | string, string]> = [
	[/^https:\/\/graph\.facebook\.com\/v25\.0/, ''],
	[/^https:\/\/lookaside\.fbsbx\.com\/.*/, 'the address in the answer'],
	['/1065403522', '/{PHONE_NUMBER_ID}'],
	['/102290129340398', '/{WABA_ID}'],
	['/670843887433847', '/{APP_ID}'],
	['/1166846181421424', '/{MEDIA_ID}'],
	[new RegExp(`/(${sampleGroupId}|NEW\\d+)`), '/{GROUP_ID}'],
];

type Wire = Pick<IHttpRequestOptions, 'method' | 'url'>;

function toWire(request: GraphRequest): Wire {
	const { method, url } = meta.toWire(request, credentials);
	return { method, url };
}

function toEndpoint({ method, url }: Wire): string {
	const address = placeholders.reduce((text, [pattern, name]) => text.replace(pattern, name), url);
	return `\`${method} ${address}\``;
}

function readSample({ parameters }: Sample, operation: Operation): IDataObject {
	const getNodeParameter = (name: string, _itemIndex: number, fallback?: unknown) => {
		const value = parameters[name] ?? fallback;
		return typeof value === 'object' && value !== null && '__rl' in value
			? (value as { value?: unknown }).value
			: value;
	};
	return readValues(
		{ getNodeParameter } as Parameters<typeof readValues>[0],
		fieldsOf(operation),
		0,
	);
}

/** Where an operation runs; what it asks past its session goes to `answer`, too. */
function openContext(answer: (options: IHttpRequestOptions) => object): object {
	const { binary } = sampleItem();
	const content = Buffer.from(binary?.data?.data ?? '', 'base64');
	return {
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
		getInstanceBaseUrl: () => undefined,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await Promise.resolve(answer(options)),
			assertBinaryData: () => binary?.data,
			getBinaryDataBuffer: async () => await Promise.resolve(content),
			prepareBinaryData: async () => await Promise.resolve(binary?.data),
		},
	};
}

/** What one sample of an operation asks; a sample that ends in a failure has asked all the same. */
async function requestsOf(sample: Sample, operation: Operation): Promise<Wire[]> {
	const values = readSample(sample, operation);
	const build = operation.request;
	if (build && !operation.run) return [toWire(build(values))];
	const server = new SampleServer();
	const answer = (request: GraphRequest) => {
		const { statusCode: httpStatus, headers, body } = server.answer(toWire(request));
		const refusal = meta.toRefusal({ httpStatus, headers, body });
		if (refusal)
			throw toNodeApiError(
				{ name: '', type: '', typeVersion: 1, id: '', position: [0, 0], parameters: {} },
				refusal,
			);
		return body;
	};
	const session = fakeSession(answer, { credentials, context: openContext(server.answer) });
	await operation.run?.(session, values).catch(() => undefined);
	return server.requests.map(({ method, url }) => ({ method, url }));
}

async function endpointsOf(operation: Operation): Promise<string[]> {
	const [plain, ...others] = samplesOf(operation);
	// What waits for a result asks the same with every option.
	const samples =
		plain && plain.parameters.waitForResult === true
			? [plain]
			: [plain, ...others].flatMap((sample) => sample ?? []);
	const asked = await Promise.all(
		samples.map(async (sample) => await requestsOf(sample, operation)),
	);
	return [...new Set(asked.flat().map(toEndpoint))].sort();
}

async function toTable({ value, name, description = '' }: ResourceWords): Promise<string> {
	const own = operations.filter(({ resource }) => resource === value);
	const rows = await Promise.all(
		own.map(async (operation) => {
			const offered = providers.map((provider) =>
				offers(provider, operation)
					? isExperimental(provider, operation)
						? 'experimental'
						: 'yes'
					: '–',
			);
			return `| **${operation.name}** (\`${operation.operation}\`) | ${operation.description} | ${(await endpointsOf(operation)).join('<br>')} | ${offered.join(' | ')} |`;
		}),
	);
	const head = [
		'Operation',
		'What it does',
		'Requests (Graph)',
		...providers.map((provider) => provider.name),
	];
	return [
		`## ${name} (\`${value}\`)`,
		'',
		`${description}.`,
		'',
		`| ${head.join(' | ')} |`,
		`|${' --- |'.repeat(head.length)}`,
		...rows,
		'',
	].join('\n');
}

/** What not every provider has of the fields of an operation: its label, and who lacks it. */
function lackingIn(
	operation: Operation,
): Array<{ label: string; lacks: (provider: Provider) => boolean }> {
	return fieldsOf(operation)
		.flatMap((field) => {
			const options = (field.options ?? []) as Field[];
			if (field.type === 'collection')
				return options.map((option) => ({
					label: option.displayName,
					lacks: (provider: Provider) => lacksOption(provider, option),
				}));
			return options.map(({ name, value }) => ({
				label: `${field.displayName}: ${name}`,
				lacks: (provider: Provider) => lacksChoice(provider, field, value),
			}));
		})
		.filter(({ lacks }) => providers.some(lacks));
}

function toLackingTable(): string {
	const rows = new Map<string, { operations: string[]; offered: string[] }>();
	for (const operation of operations) {
		for (const { label, lacks } of lackingIn(operation)) {
			const row = rows.get(label) ?? {
				operations: [],
				offered: providers.map((provider) => (lacks(provider) ? '–' : 'yes')),
			};
			row.operations.push(
				`${resources.find(({ value }) => value === operation.resource)?.name ?? ''} → ${operation.name}`,
			);
			rows.set(label, row);
		}
	}
	const lines = [...rows]
		.sort(([a], [b]) => a.localeCompare(b))
		.map(
			([label, row]) =>
				`| **${label}** | ${row.operations.join(', ')} | ${row.offered.join(' | ')} |`,
		);
	const head = ['Option', 'Of', ...providers.map(({ name }) => name)];
	const intro =
		'The panel shows them only with a provider that has them. A workflow that asks for one all the same, by an expression or after *Provider* was changed, stops before anything is sent, with a sentence that says who offers it.';
	return [
		'## Options that not every provider has',
		'',
		intro,
		'',
		`| ${head.join(' | ')} |`,
		`|${' --- |'.repeat(head.length)}`,
		...lines,
		'',
	].join('\n');
}

export async function buildDocs(): Promise<string> {
	const tables = await Promise.all(resources.map(toTable));
	const intro = [
		'# Operations of the WhatsApp Groups node',
		'',
		'Generated from the declarations by `npm run generate`. Do not edit.',
		'',
		'The requests are those of the Graph API, as Meta takes them below `https://graph.facebook.com/vNN.0`; other providers are asked the same at addresses of their own. "–" means that the provider does not offer it.',
		'',
	];
	return [...intro, ...tables, toLackingTable()].join('\n');
}

if (require.main === module) void buildDocs().then((docs) => writeFileSync(docsFile, docs));
