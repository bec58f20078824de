import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { InputRefusal } from '../../errors/inputRefusal';
import { factsOf } from '../../errors/toNodeApiError';
import { listTemplates, templatesAtOnce, templatesOf } from './account';
import type { TemplateName } from './name';

/** What tells the variables of a template, and what each is for. */
export const definitionFields =
	'name,language,status,category,components,parameter_format,library_template_name';

/** The token may send, but not read templates: no permission, or another account. */
const mayNotRead = (code = -1) =>
	[3, 10, 33, 100, 131005].includes(code) || (code >= 200 && code < 300);

/** Why a definition cannot be read; undefined when the failure has nothing to do with templates. */
function reasonOf(failure: unknown): InputRefusal | undefined {
	if (failure instanceof InputRefusal) return failure;
	const facts = factsOf(failure);
	return facts && mayNotRead(facts.code)
		? new InputRefusal(facts.message, facts.description)
		: undefined;
}

/**
 * The definition of a template, read once per run; undefined when there is none. Gives the reason,
 * where the credential does not allow to read it.
 */
export async function readTemplate(
	session: Pick<Session, 'list' | 'once'>,
	{ name, language }: TemplateName,
): Promise<IDataObject | InputRefusal | undefined> {
	return await session.once(`template ${language} ${name}`, async () => {
		try {
			const [template] = await session.list(listTemplates({ name, fields: definitionFields }), {
				limit: 1,
				entries: templatesOf,
				pageSize: templatesAtOnce,
				// Graph finds every template whose name holds the text.
				keep: (entry) => entry.name === name && entry.language === language,
			});
			return template;
		} catch (failure) {
			const reason = reasonOf(failure);
			return reason ?? (await Promise.reject(failure));
		}
	});
}
