import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Operation } from '../../nodes/WhatsAppGroups/core/declarations/operation';
import { toPath } from '../../scripts/generate/addresses';
import { readDocumented } from '../../scripts/generate/documented';
import { SampleServer } from '../../scripts/generate/sampleAnswers';
import { samplesOf } from '../../scripts/generate/samples/operationSamples';
import { deviations } from './outputSchema';
import { toRequestSchema } from './requestSchema';
import { runSample } from './sampleRuns';

/** A form as an object: the values of its fields, and the type of its file. */
function readForm(body: Buffer): Record<string, string> {
	const parts = body
		.toString('latin1')
		.matchAll(/name="([^"]+)"(?:; filename="[^"]*"\r\nContent-Type: ([^\r]+))?\r\n\r\n([^\r]*)/g);
	return Object.fromEntries(
		[...parts].map(([, name = '', type, value = '']) => [name, type ?? value]),
	);
}

function toWire({ method, url, qs, body }: IHttpRequestOptions): object {
	const content = Buffer.isBuffer(body) ? { form: readForm(body) } : { body };
	// As JSON, since that is what goes on the wire.
	return JSON.parse(JSON.stringify({ method, path: toPath(url), query: qs, ...content })) as object;
}

const documented = readDocumented();
const ajv = new Ajv({ allErrors: true, strict: false });

/** What may be asked: a schema written from the reference of the API, or its one example. */
export function readSchema(name: string): object {
	const file = path.join(__dirname, '../schemas', `${name}.json`);
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as object;
	const { request } = documented.get(name) ?? {};
	if (request) return toRequestSchema(request);
	throw new Error(
		`No request of ${name} is documented: write one of Meta's reference, with its answer, to test/fixtures/operations/${name}.json`,
	);
}

/** What an operation asks and gives with each of its samples, held against what is documented. */
export function describeRequests(operation: Operation): void {
	const name = `${operation.resource}.${operation.operation}`;
	let isDocumented: ValidateFunction;
	beforeAll(() => {
		isDocumented = ajv.compile(readSchema(name));
	});

	it.each(samplesOf(operation).map((sample) => [sample.name, sample] as const))(
		'asks as documented, and gives what its output schema says, with %s',
		async (_name, sample) => {
			const server = new SampleServer();
			const { items } = await runSample(sample, server);
			const wires = server.requests.map(toWire);
			expect(wires).not.toEqual([]);
			expect(wires.filter((wire) => !isDocumented(wire))).toEqual([]);
			expect(items).not.toEqual([]);
			// Without Simplify the output is Meta's own answer.
			const isOwn = sample.parameters.simplify !== false;
			expect(
				items.flatMap(({ json }) =>
					isOwn ? deviations(operation.resource, operation.operation, json) : [],
				),
			).toEqual([]);
		},
	);
}
