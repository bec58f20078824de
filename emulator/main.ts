import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startEmulator, type EmulatorOptions } from './index';

const help = `WhatsApp Groups emulator

npm run emulator -- [options]
  --port 4010             port to listen on
  --host 127.0.0.1        address to listen on
  --seed TEXT             the same seed gives the same identifiers; without it each start has its own, as WhatsApp never repeats one
  --speed 1               emulator time per real time
  --accounts FILE         JSON with apps, businesses and tokens instead of the built-in ones
  --no-window             take free-form messages outside the 24-hour window, which Meta refuses (131047)
  --strict-callbacks      refuse callback addresses that are local or not HTTPS, as Meta does
  --log                   print every request and webhook
  --quiet                 print nothing
  --help`;

function readOptions(): (EmulatorOptions & { quiet: boolean }) | undefined {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			host: { type: 'string', default: '127.0.0.1' },
			seed: { type: 'string', default: randomUUID() },
			speed: { type: 'string', default: '1' },
			accounts: { type: 'string' },
			'no-window': { type: 'boolean', default: false },
			'strict-callbacks': { type: 'boolean', default: false },
			log: { type: 'boolean', default: false },
			quiet: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	const [port, speed] = [Number(values.port), Number(values.speed)];
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new Error(`--port must be a number from 0 to 65535, not "${values.port}".`);
	if (!(speed > 0)) throw new Error(`--speed must be a number above 0, not "${values.speed}".`);
	const print = (line: string): void => void process.stdout.write(`${line}\n`);
	const accounts =
		values.accounts === undefined
			? {}
			: {
					accounts: JSON.parse(
						readFileSync(values.accounts, 'utf8'),
					) as EmulatorOptions['accounts'],
				};
	return {
		port,
		host: values.host,
		seed: values.seed,
		speed,
		...accounts,
		strictCallbacks: values['strict-callbacks'],
		settings: { enforceWindow: !values['no-window'] },
		quiet: values.quiet,
		...(values.quiet ? {} : { log: print }),
		...(values.log ? { logTraffic: print } : {}),
	};
}

async function run(): Promise<void> {
	const options = readOptions();
	if (options === undefined) {
		process.stdout.write(`${help}\n`);
		return;
	}
	const { quiet, ...rest } = options;
	const emulator = await startEmulator(rest);
	if (!quiet)
		process.stdout.write(
			`WhatsApp Groups emulator at ${emulator.url} (in a browser: its groups), control at ${emulator.url}/_emulator/state\n`,
		);
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => void emulator.close().then(() => process.exit(0)));
}

run().catch((error: NodeJS.ErrnoException) => {
	const message =
		error.code === 'EADDRINUSE'
			? 'The port is already in use; choose another with --port.'
			: error.message;
	process.stderr.write(`${message}\n`);
	process.exitCode = 1;
});
