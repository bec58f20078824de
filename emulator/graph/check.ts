import Ajv, { type ErrorObject, type JSONSchemaType, type Schema } from 'ajv';
import { refuse, type GraphRefusal } from './refusal';

/** Our own schemas; that they are JSON Schema, strict mode sees when it compiles them. */
const ajv = new Ajv({ allErrors: false, verbose: true, strictTypes: false, validateSchema: false });

/** Messages have codes of their own for what is missing or wrong; everything else says 100. */
export type Manner = 'general' | 'message';

/**
 * A check of a request body: hands the body on as `T`, or refuses with Meta's words for what is
 * wrong first.
 */
export function bodyCheck<T>(
	schema: Schema | JSONSchemaType<T>,
	manner: Manner = 'general',
): (body: unknown) => T {
	return (body) => {
		const given = body ?? {};
		// Ajv compiles a schema once; before it is needed, that would only slow every start.
		const isValid = ajv.compile<T>(schema);
		if (isValid(given)) return given;
		throw refusalOf(isValid.errors?.[0], manner);
	};
}

function refusalOf(error: ErrorObject | undefined, manner: Manner): GraphRefusal {
	if (error === undefined) return refuse(100);
	const { keyword } = error;
	if (keyword === 'required') return refuse(manner === 'message' ? 131008 : 100, explain(error));
	const isGeneral =
		manner === 'general' ||
		keyword === 'maxLength' ||
		keyword === 'enum' ||
		keyword === 'additionalProperties';
	return refuse(isGeneral ? 100 : 131009, explain(error));
}

type Explain = (name: string, params: Record<string, unknown>, data: unknown) => string;

const notEmpty: Explain = (name) => `Param ${name} must not be empty.`;
const explanations: Readonly<Record<string, Explain>> = {
	maxLength: (name, { limit }) => `Param ${name} must be at most ${String(limit)} characters long.`,
	minLength: notEmpty,
	pattern: notEmpty,
	enum: (name, { allowedValues }, data) =>
		`Param ${name} must be one of {${(allowedValues as string[]).join(', ')}} - got ${JSON.stringify(data)}.`,
	additionalProperties: (name, { additionalProperty }) =>
		`Unexpected key ${JSON.stringify(additionalProperty)} on param ${JSON.stringify(name)}.`,
};

function explain({ keyword, instancePath, params, data, message }: ErrorObject): string {
	const values = params as Record<string, unknown>;
	if (keyword === 'required')
		return `The parameter ${nameOf(`${instancePath}/${String(values.missingProperty)}`)} is required.`;
	const name = nameOf(instancePath);
	return (
		explanations[keyword]?.(name, values, data) ?? `Param ${name} ${message ?? 'is not valid'}.`
	);
}

/** `/text/body` is `text['body']` to Graph. */
function nameOf(path: string): string {
	const [first = 'body', ...rest] = path.split('/').slice(1);
	return first + rest.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `['${part}']`)).join('');
}
