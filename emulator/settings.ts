/**
 * What `POST /_emulator/limits` and `POST /_emulator/webhooks` can change; times are milliseconds.
 */
export interface Settings {
	/** Accepted messages per phone number in any second; more is refused with 130429. */
	messagesPerSecond: number;
	/**
	 * Group operations (create, update, delete, remove) per phone number in any minute; more is
	 * refused with 131208. 0 is no limit.
	 */
	groupOperationsPerMinute: number;
	/**
	 * Calls of one app to the addresses of a business account in any hour; more is refused with
	 * 80007. 0 is no limit.
	 */
	apiCallsPerHour: number;
	/** Calls of one app in any hour; more is refused with 4. 0 is no limit. */
	appCallsPerHour: number;
	/** Real time that every Graph answer waits before it leaves. */
	latencyMs: number;
	/** Emulator time from acknowledging an asynchronous operation to its effect and webhook. */
	asyncDelayMs: number;
	/** Emulator time from accepting a message to its `sent` and `delivered` receipts. */
	receiptDelayMs: number;
	/** Whether free-form messages outside the 24-hour window are refused with 131047. */
	enforceWindow: boolean;
	/** Where that refusal comes: in the answer, or in a `failed` receipt of an accepted message. */
	windowRefusal: 'answer' | 'receipt';
	/** Whether many messages to one person in a short time are refused with 131056. */
	pairRate: boolean;
	/** Whether changes of settings and removals are answered without a body, not by request ID. */
	emptyAcknowledgements: boolean;
	/** Whether contacts, locations and reactions are taken, which are not documented for groups. */
	undocumentedTypes: boolean;
	/** Whether receipts are sent at all. */
	receipts: boolean;
	/** Whether people appear with `user_id` and `username` beside `wa_id`, as since April 2026. */
	userIds: boolean;
}

export const defaultSettings: Readonly<Settings> = {
	messagesPerSecond: 80,
	groupOperationsPerMinute: 0,
	apiCallsPerHour: 5_000,
	appCallsPerHour: 0,
	latencyMs: 0,
	asyncDelayMs: 300,
	receiptDelayMs: 100,
	enforceWindow: true,
	windowRefusal: 'answer',
	pairRate: true,
	emptyAcknowledgements: false,
	undocumentedTypes: false,
	receipts: true,
	userIds: true,
};
