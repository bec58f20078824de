import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { asObject, asText } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { toAsked } from '../../core/sending/askForSetup';
import { send } from '../../core/sending/send';
import { warning, type Asked, type AskForSetup, type Finding } from '../../core/declarations/setup';
import type { GraphRequest } from '../../core/declarations/request';

async function ask(
	{ channel, itemIndex, ...session }: Session,
	request: GraphRequest,
	credentials?: ICredentialDataDecryptedObject,
): Promise<Asked> {
	const asking = credentials
		? // The transport of the run is bound to its credential.
			send({ ...channel, transport: undefined, credentials }, request, { itemIndex }).then(asObject)
		: session.ask(request);
	return await toAsked(asking);
}

type Findings = Readonly<Record<string, Finding>>;

/** What a refused token makes of every other check is said once. */
function sayOnce(findings: Findings, refusals: ReadonlySet<string>): Array<[string, Finding]> {
	const all = Object.entries(findings);
	const told = all.filter(([name, { found }]) => name === 'token' || !refusals.has(found));
	const count = all.length - told.length;
	if (count < 2 || findings.token?.status !== 'failed') return all;
	const others = warning(
		`${count} other checks were not made: they need a working token`,
		'Fix the token first.',
	);
	return [...told, ['notChecked', others]];
}

/**
 * n8n tells a node the address of its editor, and only in the link that resumes an execution that
 * of its webhooks (WEBHOOK_URL).
 */
function findInstanceUrl({ context }: Session): string | undefined {
	const link = asText(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	return link !== undefined && URL.canParse(link) ? new URL(link).origin : undefined;
}

async function check(session: Session): Promise<IDataObject[]> {
	const { provider, credentials } = session.channel;
	const facts = { credentials, instanceUrl: findInstanceUrl(session) };
	const refusals = new Set<string>();
	const asking: AskForSetup = async (...asked) => {
		const answer = await ask(session, ...asked);
		if ('failure' in answer && answer.httpStatus === 401) refusals.add(answer.failure);
		return answer;
	};
	const findings = sayOnce((await provider.checkSetup?.(asking, facts)) ?? {}, refusals);
	const failures = findings.filter(([, { status }]) => status === 'failed').length;
	if (failures > 0)
		session.hint(`${failures} of ${findings.length} checks failed: see "remedy" in the items`);
	// n8n's table shows a value that is not there as "undefined", in red.
	return findings.map(([name, finding]) => ({
		check: name,
		...finding,
		remedy: finding.remedy ?? 'Nothing to do',
	}));
}

export const operation = defineOperation({
	resource: 'account',
	operation: 'checkSetup',
	name: 'Check Setup',
	action: 'Check the setup of the account',
	description:
		'Check the credential, the phone number, the webhooks and whatever else the provider reports, and say what to do where something is missing. Use it when sending or receiving does not work. Returns one item per check and changes nothing.',
	fields: [],
	needs: 'checkSetup',
	run: check,
});
