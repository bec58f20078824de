import { NodeApiError, NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { InputRefusal } from '../../errors/inputRefusal';

function remedyOf(failure: unknown): string | undefined {
	if (failure instanceof InputRefusal) return failure.remedy;
	return failure instanceof NodeApiError ? (failure.description ?? undefined) : undefined;
}

/**
 * A failure as n8n shows it when a workflow is published. Of a NodeApiError it shows only the
 * description, of others only the message, so what happened and what to change go together into the
 * message.
 */
export function toActivationError(context: IHookFunctions, failure: unknown): NodeOperationError {
	if (failure instanceof NodeOperationError) return failure;
	const { message } = failure as Error;
	const remedy = remedyOf(failure);
	const sentences = [message.replace(/\.$/, ''), remedy].filter(Boolean).join('. ');
	return new NodeOperationError(context.getNode(), sentences, { description: remedy });
}
