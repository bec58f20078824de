import { refusalWords, type Refusal } from '../state/refusal';

export interface GraphError {
	message: string;
	type: string;
	code: number;
	error_subcode?: number;
	error_data?: { messaging_product: 'whatsapp'; details: string };
	is_transient?: boolean;
	error_user_title?: string;
	error_user_msg?: string;
}

const httpStatuses: Readonly<Record<number, number>> = {
	0: 401,
	2: 503,
	3: 500,
	10: 403,
	190: 401,
	200: 403,
	368: 403,
	104: 401,
	130497: 403,
	131000: 500,
	131005: 403,
	131016: 500,
	131031: 403,
	131045: 500,
	131057: 500,
	131201: 206,
	131207: 403,
	131208: 429,
	132001: 404,
	133004: 503,
};

/** General Graph errors, which have no `error_data`. */
const generalErrors: Readonly<Record<number, Omit<GraphError, 'code' | 'type'>>> = {
	0: { message: 'Authentication Error' },
	1: { message: '(#1) An unknown error occurred' },
	2: {
		message: 'An unexpected error has occurred. Please retry your request later.',
		is_transient: true,
	},
	4: { message: '(#4) Application request limit reached', is_transient: true },
	10: { message: '(#10) Application does not have permission for this action' },
	104: { message: 'An access token is required to request this resource.' },
	190: { message: 'Invalid OAuth access token - Cannot parse access token' },
	200: {
		message: '(#200) You do not have the necessary permissions required to perform this action.',
	},
	368: {
		message: '(#368) The action attempted has been deemed abusive or is otherwise disallowed',
	},
	80007: {
		message:
			'(#80007) There have been too many calls to this WhatsApp Business account. Wait a bit and try again.',
	},
};

const subcodes: Readonly<Record<number, number>> = { 130429: 2494055 };

/** Graph says no, in an envelope and with an HTTP status. */
export class GraphRefusal extends Error {
	constructor(
		readonly status: number,
		readonly error: GraphError,
	) {
		super(error.message);
	}
}

/** The refusal that Meta gives for a code. */
export function refuse(code: number, details?: string): GraphRefusal {
	return new GraphRefusal(httpStatuses[code] ?? 400, toGraphError(code, details));
}

/** Object missing, or not one for this token. */
export function refuseObject(method: string, id: string): GraphRefusal {
	const message = `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`;
	return new GraphRefusal(400, {
		message,
		type: 'GraphMethodException',
		code: 100,
		error_subcode: 33,
	});
}

export function toGraphRefusal(refusal: Refusal): GraphRefusal {
	return refuse(refusal.code, refusal.details);
}

function toGraphError(code: number, details?: string): GraphError {
	const general = generalErrors[code];
	if (general !== undefined) return { ...general, type: 'OAuthException', code };
	const words = refusalWords[code] ?? {
		title: 'Something went wrong',
		details: 'Something went wrong.',
	};
	return {
		message: `(#${code}) ${words.title}`,
		type: 'OAuthException',
		code,
		error_data: { messaging_product: 'whatsapp', details: details ?? words.details },
		...(subcodes[code] === undefined ? {} : { error_subcode: subcodes[code] }),
	};
}
