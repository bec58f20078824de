import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

type Context = Pick<IExecuteFunctions, 'getNodeParameter' | 'getInputData'>;
type Path = readonly string[];
/** Fixed texts and paths into the item, in turn. */
type Template = ReadonlyArray<string | Path>;
type Plain = string | number | boolean;

const segment = /\.([A-Za-z_$][\w$]*)|\[(\d+)\]|\["([^"\\]+)"\]|\['([^'\\]+)'\]/g;
const reference = /^\s*\$json((?:\.[A-Za-z_$][\w$]*|\[\d+\]|\["[^"\\]+"\]|\['[^'\\]+'\])+)\s*$/;

/** What every object has, and n8n refuses to look at. */
function isReserved(name: string): boolean {
	return name === 'prototype' || name in Object.prototype;
}

function toPath(expression: string): Path | undefined {
	const segments = reference.exec(expression)?.[1];
	if (segments === undefined) return undefined;
	const path = [...segments.matchAll(segment)].map(
		([, ...names]) => names.find((name) => name !== undefined) ?? '',
	);
	return path.some(isReserved) ? undefined : path;
}

/** Undefined for what only n8n can evaluate. */
function toTemplate(parameter: unknown): Template | undefined {
	if (typeof parameter !== 'string' || !parameter.startsWith('=') || parameter.includes('\\'))
		return undefined;
	const parts = parameter
		.slice(1)
		.split(/\{\{((?:(?!\{\{|\}\}).)*)\}\}/s)
		.map((part, index) => (index % 2 === 0 ? part : toPath(part)));
	const isPlain =
		parts.length > 1 &&
		parts.every(
			(part) => part !== undefined && !(typeof part === 'string' && /\{\{|\}\}/.test(part)),
		);
	return isPlain ? (parts as Template).filter((part) => part !== '') : undefined;
}

/** n8n evaluates each text that begins with "=", however deep in a parameter it stands. */
function hasExpression(parameter: unknown): boolean {
	if (typeof parameter === 'string') return parameter.startsWith('=');
	if (typeof parameter !== 'object' || parameter === null) return false;
	return Object.values(parameter).some(hasExpression);
}

function follow(json: unknown, path: Path): Plain | undefined {
	let value = json;
	for (const name of path) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
			return undefined;
		value = (value as IDataObject)[name];
	}
	return typeof value === 'string' ||
		typeof value === 'boolean' ||
		(typeof value === 'number' && Number.isFinite(value))
		? value
		: undefined;
}

function fill(template: Template, json: IDataObject): Plain | undefined {
	const parts = template.map((part) => (typeof part === 'string' ? part : follow(json, part)));
	if (parts.includes(undefined)) return undefined;
	return parts.length === 1 ? parts[0] : parts.join('');
}

/**
 * Reads parameters whose expressions only name values of the item, as `{{ $json.name }}`. n8n
 * evaluates every expression of every item in a sandbox of its own, which costs more than sending
 * the message. What is not as plain as that is left to n8n.
 */
export class References {
	private readonly templates = new Map<string, Template | undefined>();
	private readonly items: ReturnType<Context['getInputData']>;

	constructor(private readonly context: Context) {
		this.items = context.getInputData();
	}

	/** The value, or that of a picker; undefined where n8n has to be asked. */
	read(name: string, itemIndex: number): Plain | undefined {
		if (!this.templates.has(name)) this.templates.set(name, toTemplate(this.readRaw(name)));
		const template = this.templates.get(name);
		const item = this.items[itemIndex];
		return template && item && fill(template, item.json);
	}

	/** Whether a parameter gives the same to every item: there is no expression anywhere in it. */
	isFixed(name: string): boolean {
		return !hasExpression(this.rawOf(name));
	}

	private rawOf(name: string): unknown {
		return this.context.getNodeParameter(name, 0, '', { rawExpressions: true });
	}

	private readRaw(name: string): unknown {
		const raw = this.rawOf(name);
		return typeof raw === 'object' && raw !== null && '__rl' in raw
			? (raw as { value?: unknown }).value
			: raw;
	}
}
