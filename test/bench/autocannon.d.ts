/** As much of autocannon as is used here; it brings no types. */
declare module 'autocannon' {
	type Request = { method?: string; body?: string; headers?: Record<string, string>; setupRequest?: (request: Request) => Request };
	type Options = { url: string; connections: number; duration: number; requests: Request[] };
	type Result = { '2xx': number; non2xx: number; errors: number; timeouts: number; duration: number; statusCodeStats: object };
	export default function autocannon(options: Options): Promise<Result>;
}
