/** What a provider said when it refused a request, whatever its envelope. */
export interface Refusal {
	readonly httpStatus: number;
	/** Graph code; undefined when the answer had none (a gateway, a proxy, an HTML page). */
	readonly code?: number;
	readonly subcode?: number;
	/** What was asked about: `phoneNumber`, `businessAccount`, `app`, `group`, `media`. */
	readonly about?: string;
	/** The provider's own sentence. */
	readonly message?: string;
	/** Meta's `error_data.details`, or `error_user_msg`. */
	readonly details?: string;
	readonly traceId?: string;
	/** From `Retry-After` or the usage headers, in milliseconds. */
	readonly retryAfterMs?: number;
}
