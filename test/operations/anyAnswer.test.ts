import fc from '../support/fastCheck';
import { NodeApiError, NodeOperationError, type IHttpRequestOptions } from 'n8n-workflow';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { SampleServer } from '../../scripts/generate/sampleAnswers';
import { runSample } from '../support/sampleRuns';
import { samplesOf, type Sample } from '../../scripts/generate/samples/operationSamples';

// Repetitions and waits cost no time here, and a look at the clock is a second.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../support/skippedTime').n8nWorkflow,
);

const runsPerOperation = 40;

/** Names that Meta uses, so that what comes under them is really read. */
const knownKeys = [
	'id',
	'subject',
	'data',
	'groups',
	'participants',
	'wa_id',
	'user_id',
	'username',
	'paging',
	'cursors',
	'after',
	'next',
	'request_id',
	'success',
	'invite_link',
	'join_request_id',
	'creation_timestamp',
	'created_at',
	'approved_join_requests',
	'rejected_join_requests',
	'failed_join_requests',
	'errors',
	'code',
	'error_data',
	'details',
	'messages',
	'message_status',
	'analytics',
	'pricing_analytics',
	'data_points',
	'start',
	'end',
	'volume',
	'url',
	'mime_type',
	'sha256',
	'file_size',
	'throughput',
	'level',
	'webhook_configuration',
	'scopes',
	'is_valid',
	'expires_at',
	'fields',
	'components',
	'name',
	'language',
	'status',
	'total_participant_count',
];

const odd = fc.oneof(
	fc.constantFrom(
		null,
		true,
		false,
		'true',
		'1755548877',
		1755548877,
		-1,
		1e21,
		0.5,
		'',
		' ',
		'🎉',
		'NaN',
		'__proto__',
		[],
		{},
	),
	fc.string({ maxLength: 12 }),
);
const { json } = fc.letrec<{ json: unknown; object: unknown }>((tie) => ({
	json: fc.oneof(
		{ maxDepth: 5, withCrossShrink: true },
		odd,
		fc.array(tie('json'), { maxLength: 3 }),
		tie('object'),
	),
	object: fc.dictionary(
		fc.oneof(
			{ weight: 9, arbitrary: fc.constantFrom(...knownKeys) },
			{ weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
		),
		tie('json'),
		{ maxKeys: 6 },
	),
}));

interface Change {
	readonly at: number;
	readonly kind: 'replace' | 'remove' | 'quote' | 'add';
	readonly value: unknown;
}
const change: fc.Arbitrary<Change> = fc.record({
	at: fc.nat(40),
	kind: fc.constantFrom('replace', 'remove', 'quote', 'add'),
	value: odd,
});

type Place = { holder: Record<string, unknown>; key: string };

function placesOf(value: unknown): Place[] {
	if (typeof value !== 'object' || value === null) return [];
	const holder = value as Record<string, unknown>;
	return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}

/** A good answer in which one thing is missing, null, quoted, of another type, or new. */
function alter(body: unknown, { at, kind, value }: Change): unknown {
	const altered: unknown = JSON.parse(JSON.stringify(body));
	const places = placesOf(altered);
	const place = places[at % Math.max(1, places.length)];
	if (!place) return altered;
	if (kind === 'remove' && Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
	else if (kind === 'remove') Reflect.deleteProperty(place.holder, place.key);
	if (kind === 'replace') place.holder[place.key] = value;
	if (kind === 'quote') place.holder[place.key] = String(place.holder[place.key]);
	if (kind === 'add') place.holder.added_by_meta = value;
	return altered;
}

/**
 * Gives items, or says in its own words why not. A defect of the node would be a TypeError, wrapped
 * or not.
 */
async function expectSense(sample: Sample, toBody: (good: unknown) => unknown): Promise<void> {
	const good = new SampleServer();
	const answer = (options: IHttpRequestOptions) => {
		const { statusCode, headers, body } = good.answer(options);
		return { statusCode, headers, body: options.encoding === 'stream' ? body : toBody(body) };
	};
	try {
		const { items } = await runSample(sample, { answer });
		for (const item of items) JSON.stringify(item.json);
	} catch (error) {
		const isOurs = error instanceof NodeApiError || error instanceof NodeOperationError;
		if (
			!isOurs ||
			/is not a function|is not iterable|Cannot read|Cannot convert|undefined|Invalid time|not valid JSON/.test(
				error.message,
			)
		)
			throw error;
	}
}

let nowMs = Date.parse('2026-11-21T12:00:00Z');
beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => (nowMs += 1_000)));
afterEach(() => jest.restoreAllMocks());

describe.each(
	operations.map(
		(operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
	),
)('%s', (_name, operation) => {
	const [sample] = samplesOf(operation);

	it('makes sense of any JSON', async () => {
		await fc.assert(
			fc.asyncProperty(json, async (body) => await expectSense(sample as Sample, () => body)),
			{ numRuns: runsPerOperation },
		);
	});

	it('makes sense of a good answer with one thing missing, null, quoted or new', async () => {
		await fc.assert(
			fc.asyncProperty(
				change,
				async (given) => await expectSense(sample as Sample, (body) => alter(body, given)),
			),
			{ numRuns: runsPerOperation },
		);
	});
});
