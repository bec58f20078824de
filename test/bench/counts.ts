/** How much is measured. */
export type Counts = {
	broadcast80: number;
	broadcast50: number;
	broadcast1000: number;
	allGroups: number;
	killed: number;
	broadcastLong: number;
	transport: number;
	/** Smallest, middle and largest. */
	scaling: [number, number, number];
	resume: number;
	triggerRounds: number;
	triggerRoundSeconds: number;
	receipts: number;
	/** By all workers together. */
	workers: number;
	readingSeconds: number;
};

export const fullCounts: Counts = {
	broadcast80: 2_000,
	broadcast50: 2_000,
	broadcast1000: 10_000,
	allGroups: 10_000,
	killed: 10_000,
	broadcastLong: 10_000,
	transport: 6_000,
	scaling: [100, 1_000, 10_000],
	resume: 10_000,
	triggerRounds: 5,
	triggerRoundSeconds: 4,
	receipts: 20_000,
	workers: 4_000,
	readingSeconds: 3,
};

export const quickCounts: Counts = {
	broadcast80: 320,
	broadcast50: 200,
	broadcast1000: 2_000,
	allGroups: 2_000,
	killed: 1_600,
	broadcastLong: 800,
	transport: 700,
	scaling: [50, 300, 1_200],
	resume: 1_200,
	triggerRounds: 1,
	triggerRoundSeconds: 2,
	receipts: 2_000,
	workers: 600,
	readingSeconds: 1,
};
