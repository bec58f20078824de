/**
 * Loaded into n8n's process before n8n: sends one host to the emulator, and tells what the process
 * uses.
 */
const http = require('node:http');
const tls = require('node:tls');
const v8 = require('node:v8');
const vm = require('node:vm');
const { isMainThread } = require('node:worker_threads');

const { BENCH_HOST: host, BENCH_TLS_PORT: tlsPort, BENCH_USAGE_PORT: usagePort } = process.env;
const sampleEveryMs = 50;
const connect = tls.connect;

// The name stays in SNI and in the check of the certificate; only the address differs.
tls.connect = function (options, ...rest) {
	const isDiverted =
		typeof options === 'object' && (options.host === host || options.servername === host);
	return connect.call(
		this,
		isDiverted
			? { ...options, host: '127.0.0.1', port: Number(tlsPort), servername: host }
			: options,
		...rest,
	);
};

/** What is left of n8n's start would hide as much of what comes after it. */
function collectGarbage() {
	v8.setFlagsFromString('--expose-gc');
	vm.runInNewContext('gc')();
}

function tellUsage() {
	const samples = [];
	const sample = () => {
		const { user, system } = process.cpuUsage();
		samples.push([Date.now(), (user + system) / 1000, process.memoryUsage.rss()]);
	};
	setInterval(sample, sampleEveryMs).unref();
	const server = http.createServer((request, response) => {
		if (request.method === 'DELETE') collectGarbage();
		if (request.url.startsWith('/counted/')) {
			response.end(String(globalThis.benchCounters?.[request.url.slice(9)]?.size ?? 0));
			return;
		}
		sample();
		const sinceMs = Number(new URL(request.url, 'http://n8n').searchParams.get('sinceMs'));
		response.end(JSON.stringify(samples.filter(([atMs]) => atMs >= sinceMs)));
	});
	server.listen(Number(usagePort), '127.0.0.1');
	server.unref();
}

// Not in the programs and threads that n8n starts, which load this too.
if (isMainThread && usagePort !== undefined && process.argv[2] === 'start') tellUsage();
