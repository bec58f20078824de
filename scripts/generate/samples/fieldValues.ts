import type { NodeParameterValueType } from 'n8n-workflow';
import type { Field } from '../../../nodes/WhatsAppGroups/core/declarations/field';

/** The group that samples are about, which sample answers know. */
export const sampleGroupId = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD';
const otherGroupId = 'Y2FwaV9ncm91cDoxOTUwNTU1MDA3OToxMjAzNjMzOTQzMjA5NjQxNQZDZD';

/** Values by the name of the field, where its declaration does not tell a good one. */
const oddValues: Readonly<Record<string, NodeParameterValueType>> = {
	approvalOptions: { values: { approvalType: 'double', approveLabel: 'Yes' } },
	bodyParameters: { parameter: [{ text: 'Anna' }] },
	endDate: '',
	exceptGroups: [otherGroupId],
	fieldOptions: { values: [{ option: 'Saturday' }] },
	formFields: { values: [{ fieldLabel: 'Which day?', fieldType: 'date' }] },
	groupId: { __rl: true, mode: 'id', value: sampleGroupId },
	groupIds: [sampleGroupId, otherGroupId],
	joinRequestIds: 'MTY0NjcwNDM1OTU=, MTY1MDU1NTY3ODk=',
	language: 'en',
	languageCode: { __rl: true, mode: 'code', value: 'en' },
	limitWaitTime: { values: { limitType: 'afterTimeInterval', resumeAmount: 2 } },
	mediaId: '1166846181421424',
	mediaLink: 'https://files.example.com/plan.jpg',
	mimeType: 'image/jpeg',
	pickedJoinRequests: ['MTY0NjcwNDM1OTU='],
	pickedParticipants: ['US.13491208655302741918'],
	startDate: '',
	subject: 'New Purchase Inquiry',
	subjectContains: 'Purchase',
	templateName: { __rl: true, mode: 'name', value: 'group_offer' },
	text: 'Hello https://example.com',
	usecase: 'GROUP_INVITE_LINK',
	variables: { mappingMode: 'defineBelow', value: { body_1: 'Anna, see [link]' } },
};

/** Where not all choices go together. */
const combinations: Readonly<Record<string, NodeParameterValueType[]>> = {
	productTypes: [[101, 102], [103]],
};

/** The example in a placeholder; none where it is an expression. */
function exampleIn(placeholder: unknown): string | undefined {
	if (typeof placeholder !== 'string' || placeholder.includes('{{ $')) return undefined;
	return placeholder.replace(/^e\.g\. /, '');
}

function toText({ displayName, placeholder, rules }: Field): string {
	return (exampleIn(placeholder) ?? displayName).slice(0, rules?.maxLength);
}

/** The smallest number that is not the default. */
function toNumber({ rules, default: usual }: Field): number {
	const smallest = rules?.min ?? 1;
	return smallest === usual ? smallest + 1 : smallest;
}

function toPicked({ modes }: Field): NodeParameterValueType | undefined {
	const typed = (modes as Array<{ name: string; type: string; placeholder?: string }>).find(
		({ type, placeholder }) => type === 'string' && exampleIn(placeholder) !== undefined,
	);
	return typed && { __rl: true, mode: typed.name, value: exampleIn(typed.placeholder) ?? '' };
}

const derived: Readonly<Record<string, (field: Field) => NodeParameterValueType | undefined>> = {
	string: toText,
	number: toNumber,
	json: ({ placeholder }) => exampleIn(placeholder) ?? '{}',
	dateTime: () => '2026-11-21T12:00:00',
	resourceLocator: toPicked,
};

function exampleOf(field: Field): NodeParameterValueType {
	const value = oddValues[field.name] ?? derived[field.type]?.(field);
	if (value !== undefined) return value;
	throw new Error(
		`There is no sample value for the field "${field.name}" (${field.type}): add one to oddValues in scripts/generate/samples/fieldValues.ts`,
	);
}

/**
 * The values that a field is tried with: every fixed choice, or else one value, which follows from
 * the declaration of the field (placeholder, rules, default). @throws Error where it does not
 * follow.
 */
export function choicesOf(field: Field): NodeParameterValueType[] {
	if (field.type === 'boolean') return [true, false];
	const fixed = combinations[field.name];
	if (fixed) return fixed;
	const values = (field.options ?? []).flatMap((option) =>
		'value' in option ? [option.value as string | number] : [],
	);
	if (field.type === 'options') return values;
	if (field.type === 'multiOptions' && values.length > 0)
		return [values, ...values.map((value) => [value])] as NodeParameterValueType[];
	return [exampleOf(field)];
}

/** What the plain parameters hold instead of the default of the panel. */
const starts: Readonly<Record<string, NodeParameterValueType>> = {
	changes: { subject: 'New Purchase Inquiry' },
	mediaSource: 'link',
};

/** The value of a field while others are tried. */
export function plainValueOf(field: Field): NodeParameterValueType {
	const start = starts[field.name];
	if (start !== undefined) return start;
	if (field.type === 'collection') return {};
	const isChoice = field.type === 'options' || field.type === 'boolean';
	return isChoice
		? (field.default as NodeParameterValueType)
		: (choicesOf(field)[0] as NodeParameterValueType);
}
