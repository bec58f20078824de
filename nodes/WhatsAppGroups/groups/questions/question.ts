import type { IDataObject } from 'n8n-workflow';
import { compact } from '../../core/values/json';

/** What a form asks for. */
export interface FormElement {
	/** Its name in the output. */
	readonly key: string;
	readonly label: string;
	readonly type: 'checkbox' | 'date' | 'dropdown' | 'email' | 'number' | 'text' | 'textarea';
	readonly isRequired: boolean;
	readonly choices: readonly string[];
}

/** How a question can be answered, with the words that people see. */
export type Answering =
	| { readonly type: 'approval'; readonly approve: string; readonly decline?: string }
	| { readonly type: 'freeText'; readonly respond: string; readonly submit: string }
	| {
			readonly type: 'customForm';
			readonly respond: string;
			readonly submit: string;
			readonly elements: readonly FormElement[];
	  };

/** A question in a group that waits for its answer; JSON, since n8n keeps it. */
export interface Question {
	/** Tells it from others that the same node asks in the same execution; in every link of it. */
	readonly key: string;
	readonly text: string;
	readonly answering: Answering;
	readonly groupId: string;
	readonly subject?: string;
	readonly messageId?: string;
	/** ISO 8601 */
	readonly askedAt: string;
	/** ISO 8601; without it, the question stays open. */
	readonly until?: string;
	readonly isPinned?: boolean;
}

/** Who has answered, as n8n's own nodes say it. */
export interface Responder {
	readonly id?: string;
	readonly name?: string;
	readonly username?: string;
}

/** What somebody has answered: `approved`, `text`, or the elements of the form by their keys. */
export interface Answer {
	readonly values: IDataObject;
	/** Where it is known; a link does not tell. */
	readonly responder?: Responder;
}

const idsOf = ({ groupId, messageId }: Question) => ({ messageId, groupId });

/** The output for an answer, in the names of n8n's own nodes. */
export function toDecision(question: Question, { values, responder }: Answer, now: Date) {
	return {
		data: compact({
			...values,
			responder: responder && compact({ ...responder, source: 'whatsapp' }),
			respondedAt: now.toISOString(),
			...idsOf(question),
		}),
	};
}

/** The output while nobody has answered. */
export function toWaiting(question: Question): IDataObject {
	return { data: compact(idsOf(question)) };
}

/** The output when nobody has answered in time. Without `approved`: an agent takes it for a no. */
export function toTimedOut(question: Question): IDataObject {
	return { data: compact({ timedOut: true, ...idsOf(question) }) };
}
