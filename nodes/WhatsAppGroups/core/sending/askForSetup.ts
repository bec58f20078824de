import type { IDataObject } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';
import { factsOf } from '../../errors/toNodeApiError';
import type { Asked } from '../declarations/setup';

function toFailure(error: unknown): Asked {
	if (error instanceof InputRefusal) return { skipped: error.message, remedy: error.remedy };
	const { message, description, httpStatus, code } = factsOf(error) ?? {
		message: (error as Error).message,
	};
	return { failure: message, remedy: description, httpStatus, code };
}

/** The answer to a question about the setup, or why there is none: it never rejects. */
export async function toAsked(asking: Promise<IDataObject>): Promise<Asked> {
	return await asking.then((body) => ({ body }), toFailure);
}
