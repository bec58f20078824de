/** Runs a task once for all who want the same at the same time. */
export class SingleFlight<Outcome> {
	private readonly flights = new Map<string, Promise<Outcome>>();

	/** Those who come while the task runs get its outcome. */
	async run(key: string, task: () => Promise<Outcome>): Promise<Outcome> {
		const flight = this.flights.get(key);
		if (flight) return await flight;
		const first = task().finally(() => this.flights.delete(key));
		this.flights.set(key, first);
		return await first;
	}
}
