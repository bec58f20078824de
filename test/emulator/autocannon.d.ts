declare module 'autocannon' {
	interface Options {
		url: string;
		method: string;
		duration: number;
		connections: number;
		headers: Record<string, string>;
		body: string;
	}

	interface Result {
		requests: { average: number };
		latency: { p50: number; p99: number };
		'2xx': number;
		non2xx: number;
	}

	export default function autocannon(options: Options): Promise<Result>;
}
