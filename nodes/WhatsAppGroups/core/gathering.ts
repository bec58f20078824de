interface Question<In, Out> {
	readonly value: In;
	readonly resolve: (answer: Out) => void;
	readonly reject: (reason: unknown) => void;
}

/** Answers questions together: those that come while an answer is under way wait for the next one. */
export class Gathering<In, Out> {
	private readonly questions: Array<Question<In, Out>> = [];
	private isAnswering = false;

	constructor(
		/** Gives one answer per question, in their order. */
		private readonly answerAll: (values: In[]) => Promise<Out[]>,
		private readonly mostAtOnce: number,
	) {}

	async ask(value: In): Promise<Out> {
		return await new Promise<Out>((resolve, reject) => {
			this.questions.push({ value, resolve, reject });
			if (!this.isAnswering) void this.answer();
		});
	}

	private async answer(): Promise<void> {
		this.isAnswering = true;
		// Whoever asks in the same breath is answered together.
		await Promise.resolve();
		while (this.questions.length > 0) {
			const asked = this.questions.splice(0, this.mostAtOnce);
			try {
				const answers = await this.answerAll(asked.map(({ value }) => value));
				asked.forEach(({ resolve }, index) => resolve(answers[index] as Out));
			} catch (failure) {
				for (const { reject } of asked) reject(failure);
			}
			// Those who were just answered may ask the next question now.
			await Promise.resolve();
		}
		this.isAnswering = false;
	}
}
