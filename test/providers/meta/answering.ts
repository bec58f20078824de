import type { IDataObject } from 'n8n-workflow';

/** Meta, who answers in turn, and keeps what was asked. */
export function answering(...answers: IDataObject[]) {
	const asked: unknown[][] = [];
	const ask = async (...given: unknown[]) => {
		asked.push(given);
		return await Promise.resolve(answers[asked.length - 1] ?? {});
	};
	return { ask, asked };
}
