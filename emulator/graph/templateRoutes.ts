import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { library, type LibraryTemplate } from '../state/templateLibrary';
import type { Template, TemplateComponent } from '../state/templates';
import { businessFor, mayUse } from './caller';
import { bodyCheck } from './check';
import { choose, readFields } from './fields';
import { surroundings, type ById } from './groupRoutes';
import { paginate } from './pages';
import { GraphRefusal, refuse } from './refusal';

interface NewTemplate {
	name: string;
	language: string;
	category: string;
	library_template_name?: string;
	components?: TemplateComponent[];
}

const checkTemplate = bodyCheck<NewTemplate>({
	type: 'object',
	required: ['name', 'language', 'category'],
	properties: {
		name: { type: 'string', minLength: 1, maxLength: 512 },
		language: { type: 'string', minLength: 1 },
		category: { type: 'string', enum: ['UTILITY', 'MARKETING', 'AUTHENTICATION'] },
		library_template_name: { type: 'string', minLength: 1 },
		components: {
			type: 'array',
			items: {
				type: 'object',
				required: ['type'],
				properties: { type: { type: 'string' }, text: { type: 'string' } },
			},
		},
	},
	anyOf: [{ required: ['library_template_name'] }, { required: ['components'] }],
});

const templateFields = ['name', 'components', 'language', 'status', 'category', 'id'];

/** Templates of a business account, and the library they can be copied from. */
export function addTemplateRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.get('/message_template_library', async (request) => {
		if (!mayUse(request.caller, 'whatsapp_business_management')) throw refuse(10);
		const found = library.filter((template) =>
			isWanted(template, request.query as Record<string, string | undefined>),
		);
		const { items, paging } = paginate(found, {
			request,
			...surroundings(emulation),
			positionOf: (template) => library.indexOf(template),
		});
		return { data: items, ...(paging === undefined ? {} : { paging }) };
	});

	scope.get<ById>('/:id/message_templates', async (request) => {
		const business = businessFor(request, emulation, request.params.id);
		const { name, status, language, category, fields } = request.query as Record<
			string,
			string | undefined
		>;
		const found = emulation.whatsApp.templates
			.of(business.id)
			.filter(
				(template) =>
					template.name.includes(name ?? '') &&
					isSame(status, template.status) &&
					isSame(language, template.language) &&
					isSame(category, template.category),
			);
		const { items, paging } = paginate(found, {
			request,
			...surroundings(emulation),
			positionOf: ({ order }) => order,
		});
		const chosen = readFields(fields);
		const data = items.map((template) =>
			choose(
				show(template),
				chosen.length > 0 ? [...new Set([...chosen, 'id'])] : templateFields,
				'WhatsAppMessageTemplate',
			),
		);
		return { data, ...(paging === undefined ? {} : { paging }) };
	});

	scope.post<ById>('/:id/message_templates', async (request) => {
		const business = businessFor(request, emulation, request.params.id);
		const wanted = checkTemplate(request.body);
		if (!/^[a-z0-9_]+$/.test(wanted.name))
			throw refuse(100, 'Param name may only contain lowercase letters, numbers and underscores.');
		if (emulation.whatsApp.templates.find(business.id, wanted.name, wanted.language) !== undefined)
			throw refuseExisting(wanted.language);
		const { name, language, category, library_template_name: libraryTemplateName } = wanted;
		const components =
			libraryTemplateName === undefined
				? (wanted.components ?? [])
				: componentsOf(libraryTemplateName, language);
		const { id, status } = emulation.whatsApp.templates.create({
			businessId: business.id,
			name,
			language,
			category,
			components,
			libraryTemplateName,
		});
		return { id, status, category };
	});

	scope.delete<ById>('/:id/message_templates', async (request) => {
		const business = businessFor(request, emulation, request.params.id);
		const { name = '' } = request.query as { name?: string };
		if (!emulation.whatsApp.templates.delete(business.id, name))
			throw refuse(100, `There is no template named ${name}.`);
		return { success: true };
	});
}

function isWanted(
	{ name, category, topic, language, body }: LibraryTemplate,
	query: Record<string, string | undefined>,
): boolean {
	const search = query.search?.toLowerCase() ?? '';
	const found = name.includes(search) || body.toLowerCase().includes(search);
	return (
		found &&
		isSame(query.category, category) &&
		isSame(query.topic, topic) &&
		isSame(query.language, language) &&
		isSame(query.name, name)
	);
}

function isSame(asked: string | undefined, value: string): boolean {
	return asked === undefined || asked.toLowerCase() === value.toLowerCase();
}

/**
 * The components of a library template. Some languages are missing there; the English text stands
 * in.
 */
function componentsOf(name: string, language: string): TemplateComponent[] {
	const named = library.filter(
		(template) => template.name === name || template.name.replace(/_\d+$/, '') === name,
	);
	const template = named.find((candidate) => candidate.language === language) ?? named[0];
	if (template === undefined) throw refuse(100, `There is no library template named ${name}.`);
	const header =
		template.header === undefined
			? []
			: [{ type: 'HEADER', format: 'TEXT', text: template.header }];
	return [
		...header,
		{ type: 'BODY', text: template.body, example: { body_text: [template.body_params] } },
	];
}

function show({
	id,
	name,
	language,
	status,
	category,
	components,
	libraryTemplateName,
}: Template): Record<string, unknown> {
	return {
		name,
		components,
		language,
		status,
		category,
		id,
		library_template_name: libraryTemplateName,
		parameter_format: 'POSITIONAL',
		quality_score: { score: 'UNKNOWN' },
	};
}

function refuseExisting(language: string): GraphRefusal {
	return new GraphRefusal(400, {
		message: 'Invalid parameter',
		type: 'OAuthException',
		code: 100,
		error_subcode: 2388024,
		is_transient: false,
		error_user_title: 'Content in This Language Already Exists',
		error_user_msg: `There is already ${language} content for this template. You can create a new template and try again.`,
	});
}
