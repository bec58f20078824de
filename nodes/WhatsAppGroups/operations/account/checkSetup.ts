import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { InputRefusal } from '../../errors/inputRefusal';
import { asObject, compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { send } from '../../core/sending/send';
import type { Asked } from '../../core/declarations/setup';
import { factsOf } from '../../errors/toNodeApiError';
import type { GraphRequest } from '../../core/declarations/request';

function toFailure(error: unknown): Asked {
	if (error instanceof InputRefusal)
		return { skipped: `${error.message}. ${error.remedy ?? ''}`.trim() };
	const { message, description, httpStatus } = factsOf(error) ?? {
		message: (error as Error).message,
		description: undefined,
		httpStatus: undefined,
	};
	return { failure: message, remedy: description, httpStatus };
}

async function ask(
	{ channel, itemIndex, ...session }: Session,
	request: GraphRequest,
	credentials?: ICredentialDataDecryptedObject,
): Promise<Asked> {
	const asking = credentials
		? // The transport of the run is bound to its credential.
			send({ ...channel, transport: undefined, credentials }, request, { itemIndex }).then(asObject)
		: session.ask(request);
	return await asking.then((body) => ({ body }), toFailure);
}

async function check(session: Session): Promise<IDataObject[]> {
	const { provider, credentials } = session.channel;
	const facts = { credentials, instanceUrl: session.context.getInstanceBaseUrl() };
	const findings =
		(await provider.checkSetup?.(async (...asked) => await ask(session, ...asked), facts)) ?? {};
	const failures = Object.values(findings).filter(({ status }) => status === 'failed').length;
	if (failures > 0)
		session.hint(
			`${failures} of ${Object.keys(findings).length} checks failed: see "remedy" in the items`,
		);
	return Object.entries(findings).map(([name, finding]) => compact({ check: name, ...finding }));
}

export const operation = defineOperation({
	resource: 'account',
	operation: 'checkSetup',
	name: 'Check Setup',
	action: 'Check the setup of the account',
	description:
		'Check the credential, the phone number, the webhooks and whatever else the provider reports, and say what to do where something is missing. Returns one item per check and changes nothing.',
	fields: [],
	needs: 'checkSetup',
	run: check,
});
