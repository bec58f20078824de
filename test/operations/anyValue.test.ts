import fc from '../support/fastCheck';
import type { Operation } from '../../nodes/WhatsAppGroups/core/declarations/operation';
import { fieldsOf, offers } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { dryRun, type DryRun } from '../support/dryRun';
import { inputsOf, type PanelInput } from '../support/panelInputs';
import { nothingFor, spellingsOf, wrongFor } from '../support/spellings';

/**
 * Every field of every operation through every provider, with whatever may come: either a request
 * that is right, or a sentence before anything is sent.
 */
function toOutcome({ requests, refusal, failure }: DryRun): unknown {
	if (failure !== undefined) return failure;
	return refusal ? `refused: ${refusal.message}` : JSON.stringify(requests);
}

/** Texts, numbers and booleans in a request that nobody can have meant. */
function isNonsense(value: unknown): boolean {
	if (value === null || Number.isNaN(value)) return true;
	if (typeof value === 'string') return /\[object |undefined|NaN/.test(value);
	return typeof value === 'object' && Object.values(value ?? {}).some(isNonsense);
}

function choosesNothingElse(operation: Operation, { values }: DryRun): boolean {
	if (!values) return true;
	return fieldsOf(operation).every(({ name, type, options = [] }) => {
		if (type !== 'options' && type !== 'multiOptions') return true;
		const choices = options.flatMap((option) => ('value' in option ? [option.value] : []));
		const chosen = [values[name]].flat();
		return choices.length === 0 || chosen.every((value) => choices.includes(value as string));
	});
}

/** Also what JSON does not have. */
const anyShape = {
	withBigInt: true,
	withDate: true,
	withNullPrototype: true,
	withSparseArray: true,
};

/** What of a value a sentence about it must show. */
function traceOf(value: unknown): string {
	if (typeof value === 'object' && value !== null) return traceOf(Object.values(value)[0] ?? '');
	return String(value).slice(0, 8);
}

// Periods that begin now are the same in every run.
const now = Date.now();
beforeAll(() => void jest.spyOn(Date, 'now').mockReturnValue(now));
afterAll(() => jest.restoreAllMocks());

let pairs = 0;
const words = (value: unknown) => JSON.stringify(value ?? String(value))?.slice(0, 40);

describe.each(providers)('through $name', (provider) => {
	const offered = operations.filter(
		(operation) => offers(provider, operation) && operation.fields.length > 0,
	);
	describe.each(
		offered.map(
			(operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
		),
	)('%s', (_name, operation) => {
		/** Runs with the value, and says what is not as it has to be. */
		async function judge(
			input: PanelInput,
			value: unknown,
			isRight: (run: DryRun) => boolean,
		): Promise<string[]> {
			pairs += 1;
			const run = await dryRun(operation, provider, input.fill(value));
			const isSound =
				run.failure === undefined &&
				!(run.refusal && run.requests.some(({ method }) => method !== 'GET')) &&
				(input.field.type === 'json' || !isNonsense(run.requests)) &&
				choosesNothingElse(operation, run);
			if (isSound && isRight(run)) return [];
			return [`${input.label}: ${words(value)} → ${String(toOutcome(run)).slice(0, 300)}`];
		}

		it('takes another spelling of a value as the value', async () => {
			const wrong: string[] = [];
			for (const input of inputsOf(operation))
				for (const sample of input.samples) {
					const expected = toOutcome(await dryRun(operation, provider, input.fill(sample)));
					for (const value of spellingsOf(input.field, sample))
						wrong.push(...(await judge(input, value, (run) => toOutcome(run) === expected)));
				}
			expect(wrong).toEqual([]);
		});

		it('takes nothing as nothing, or says that it is missing', async () => {
			const wrong: string[] = [];
			for (const input of inputsOf(operation)) {
				const { field, label } = input;
				const expected = toOutcome(await dryRun(operation, provider, input.without));
				const isNeeded = field.required === true || field.absence !== undefined;
				const missing = `refused: ${label} is empty`;
				for (const value of nothingFor(field))
					wrong.push(
						...(await judge(
							input,
							value,
							(run) => toOutcome(run) === (isNeeded ? missing : expected),
						)),
					);
			}
			expect(wrong).toEqual([]);
		});

		it('sends nothing that nobody can have meant, whatever comes', async () => {
			for (const input of inputsOf(operation))
				await fc.assert(
					fc.asyncProperty(fc.anything(anyShape), async (value) => {
						expect(await judge(input, value, () => true)).toEqual([]);
					}),
					{ numRuns: 12, seed: 4711 },
				);
		});

		it('refuses what cannot be meant, and says which field and what came', async () => {
			const wrong: string[] = [];
			for (const input of inputsOf(operation))
				for (const value of wrongFor(input.field))
					wrong.push(
						...(await judge(
							input,
							value,
							({ refusal }) =>
								refusal?.message.startsWith(input.label) === true &&
								refusal.message.length < 400 &&
								refusal.message.includes(traceOf(value)) &&
								refusal.remedy !== '',
						)),
					);
			expect(wrong).toEqual([]);
		});
	});
});

it('that is many', () => {
	console.log(`${pairs} pairs of a field and a value`);
	expect(pairs).toBeGreaterThan(16_000);
});
