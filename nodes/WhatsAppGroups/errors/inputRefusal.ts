/**
 * An input that cannot form a request. `execute` turns it into a `NodeOperationError` with the
 * item's number.
 */
export class InputRefusal extends Error {
	constructor(
		message: string,
		/** What the user can do about it. */
		readonly remedy?: string,
	) {
		super(message);
		this.name = 'InputRefusal';
	}
}

/** Something that came back and cannot be used: a request was sent before it. */
export class AnswerRefusal extends InputRefusal {}
