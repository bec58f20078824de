/** An answer began to come, and was not read to its end. */
export class AnswerGivenUp extends Error {
	constructor(
		message: string,
		/** What to do about it, in one sentence. */
		readonly remedy: string,
	) {
		super(message);
		this.name = 'AnswerGivenUp';
	}
}
