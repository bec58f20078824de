import type { Session } from '../../core/declarations/session';
import type { Expectation } from '../../core/declarations/expectation';
import { tellListeners, type Heard } from '../../core/registration/listeners';
import { toShownAddress } from '../../core/registration/secretAddress';
import { findEntry } from '../../core/values/findEntry';
import { InputRefusal } from '../../errors/inputRefusal';
import { webhookUrl } from '../../errors/webhookUrl';

const publish =
	'Publish a workflow of this n8n with a WhatsApp Groups Trigger that uses the same credential, with Message Received in Trigger On. Or choose Link in Answer By.';

type Words = readonly [why: string, remedy: string];

/** Why a trigger that was asked does not look out for replies. */
const reasons: Readonly<Record<string, Words>> = {
	anotherInstance: [
		'the messages of this number go to the WhatsApp Groups Trigger of another n8n',
		publish,
	],
	testRun: [
		'the WhatsApp Groups Trigger that gets the messages of this number is only being tested in the editor',
		publish,
	],
	otherFields: [
		'the WhatsApp Groups Trigger of this number does not receive messages',
		'Add Message Received to its Trigger On, and publish its workflow again. Or choose Link in Answer By.',
	],
	unchecked: [
		'Signature Check is off in the WhatsApp Groups Trigger of this number, so anybody could answer by pretending to be WhatsApp',
		'Turn it on there. Or choose Link in Answer By.',
	],
	full: [
		'100 questions are waiting for replies already',
		'Set Limit Wait Time, or stop executions that nobody will answer. Or choose Link in Answer By.',
	],
	resumeUnreachable: [
		'the WhatsApp Groups Trigger could not reach the address at which n8n lets a waiting workflow go on',
		`Check that n8n can call its own public URL, the path /webhook-waiting too: it is in ${webhookUrl}. Or choose Link in Answer By.`,
	],
};

const shown = ({ addresses }: Heard) => addresses.map(toShownAddress).join(', ');

function explain(heard: Heard): Words {
	const known = heard.said === undefined ? undefined : findEntry(reasons, heard.said);
	if (known) return known;
	if (heard.addresses.length === 0)
		return ['no webhook is registered for this number, or the credential has no secret', publish];
	if (heard.httpStatus === undefined)
		return [
			`${shown(heard)}, where the messages of this number go, did not answer this n8n`,
			`Check that n8n can call its own public URL: it is in ${webhookUrl}. ${publish}`,
		];
	return [
		`the messages of this number go to ${shown(heard)}, where no WhatsApp Groups Trigger with this credential answers`,
		publish,
	];
}

function refusal(heard: Heard): InputRefusal {
	const [why, remedy] = explain(heard);
	return new InputRefusal(`Nobody would hear a reply: ${why}`, remedy);
}

const asking = ({ context, channel, ask }: Session) => ({ context, channel, ask });

/** @throws InputRefusal before anything is sent, where a reply could not resume the execution. */
export async function requireHeard(session: Session, expectation: Expectation): Promise<void> {
	const heard = await tellListeners(asking(session), 'check', expectation);
	if (!heard.found) throw refusal(heard);
}

/** The question did not go out, so what comes in the group is no answer to it. */
export async function lookAway(session: Session, expectation: Expectation): Promise<void> {
	try {
		await tellListeners(asking(session), 'forget', expectation);
	} catch {
		// It is forgotten in a minute anyway.
	}
}

/** Labels are recognised without the message, a free text only as a reply to it. */
function requireRecognisable({ pattern: { messageId, words } }: Expectation): void {
	if (messageId !== undefined || words !== undefined) return;
	throw new InputRefusal(
		'The question was queued, and its ID is not known yet, so no reply to it could be recognised',
		'Choose Approval in Response Type, whose labels are recognised without it, or Link in Answer By.',
	);
}

/** Other handlers may save older data over what was saved in the same moment. */
const attempts = 3;

/** Has the triggers look out for replies. @throws InputRefusal when the question is out already. */
export async function lookOut(session: Session, expectation: Expectation): Promise<void> {
	requireRecognisable(expectation);
	let heard = await tellListeners(asking(session), 'add', expectation);
	for (let at = 1; at < attempts && heard.said !== 'saved'; at += 1)
		heard = await tellListeners(asking(session), 'add', expectation);
	if (heard.found) return;
	const [why, remedy] = explain(heard);
	throw new InputRefusal(
		`The question was sent, but no reply to it will be heard: ${why}`,
		`${remedy} Then ask again.`,
	);
}
