import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Expectation } from '../declarations/expectation';
import { fieldsFor, type TriggerCatalogue } from '../declarations/trigger';
import type { WebhookKeys } from '../declarations/webhooks';
import { readChosenEvents, takesUnsigned } from '../reading/readTrigger';
import { asNumber, asObject, asText } from '../values/json';
import { askCallback } from './askCallback';
import type { ChainAnswer } from './chainMessage';
import {
	addExpectation,
	encryptResume,
	endExpectation,
	type ExpectationStore,
} from './expectations';
import { isStillRunning } from './isStillRunning';
import { ownerOf } from './savedData';

interface Member {
	readonly context: IWebhookFunctions;
	readonly catalogue: TriggerCatalogue;
	readonly isTest: boolean;
	readonly keys: WebhookKeys;
	readonly key: string;
	readonly staticData: IDataObject;
}

/** Why a trigger does not look out for an event; the one who asks says it in its own words. */
export type WhyNot =
	'anotherInstance' | 'full' | 'otherFields' | 'resumeUnreachable' | 'testRun' | 'unchecked';

function readExpectation(text: string): Expectation | undefined {
	const { id, resume, pattern, untilMs } = asObject(JSON.parse(text));
	const [name, address] = [asText(id), asText(resume)];
	return name === undefined || address === undefined
		? undefined
		: { id: name, resume: address, pattern: asObject(pattern), untilMs: asNumber(untilMs) };
}

/** Whether the webhooks of this trigger bring such events at all. */
function bringsEvent({ context, catalogue }: Member): boolean {
	const chosen = fieldsFor(catalogue, readChosenEvents(context, catalogue));
	const [field = ''] = fieldsFor(catalogue, new Set([catalogue.expected.event]));
	return chosen.includes(field);
}

/**
 * Whether what comes here could resume the execution. It still runs, and n8n says so, but only to
 * one with the right signature: so the whole way is tried before anybody waits.
 */
async function resumes({ context }: Member, { resume }: Expectation): Promise<boolean> {
	const answer = await askCallback(context, { method: 'GET', url: resume });
	return answer !== undefined && isStillRunning(answer);
}

/** So long a question may be on its way; what may be an answer to it comes again meanwhile. */
const announcedMs = 60_000;

async function check(
	member: Member,
	store: ExpectationStore,
	expectation: Expectation,
): Promise<ChainAnswer> {
	const { context, keys } = member;
	const no = (said: WhyNot) => ({ found: false, said });
	// Whoever finds the address could answer then.
	if (takesUnsigned(context)) return no('unchecked');
	if (!bringsEvent(member)) return no('otherFields');
	if (!(await resumes(member, expectation))) return no('resumeUnreachable');
	const said = addExpectation(store, {
		...expectation,
		resume: encryptResume(expectation.resume, keys),
		untilMs: Date.now() + announcedMs,
		isAnnounced: true,
	});
	return said === 'full' ? no('full') : { found: true };
}

/** What one trigger does with the message of an execution that waits for an event. */
export async function expectHere(member: Member, message: IDataObject): Promise<ChainAnswer> {
	const { context, isTest, keys, key, staticData } = member;
	const no = (said: WhyNot) => ({ found: false, said });
	const expectation = readExpectation(asText(message.expectation) ?? '{}');
	if (!expectation) return { found: false };
	if (message.instance !== context.getInstanceId()) return no('anotherInstance');
	const store: ExpectationStore = { staticData, key, owner: () => ownerOf(context) };
	if (message.step === 'forget') return { found: !isTest && endExpectation(store, expectation.id) };
	// A test run ends with its first event, or after two minutes.
	if (isTest) return no('testRun');
	if (message.step === 'check') return await check(member, store, expectation);
	const resume = encryptResume(expectation.resume, keys);
	const said = addExpectation(store, { ...expectation, resume });
	return { found: said !== 'full', said };
}
