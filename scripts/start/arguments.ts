import { parseArgs } from 'node:util';
import { CannotContinue } from '../../n8nServer/cannotContinue';
import { exampleNames, type ExampleName } from './examples';
import { exampleCalled, listExamples } from './offerExamples';

export type StartArguments = {
	once: boolean;
	port: number;
	emulatorPort: number;
	userFolder: string;
	/** What to import besides what is always imported. */
	examples: ExampleName[];
	help: boolean;
};

export const usage = `npm start -- [--once] [--port 5678] [--emulator-port 4010] [--example NAME]

  --once           play the scenario, end everything, exit 0 if every step happened
  --port           port of n8n on 127.0.0.1
  --emulator-port  port of the WhatsApp Groups emulator on 127.0.0.1
  --example        import this example too, by number or name; give it several times, or "all"
  --user-folder    folder in which n8n keeps its .n8n folder (default: this checkout)

Examples:
${listExamples()}
`;

/** Reads what stands behind `npm start --`. */
export function readArguments(args: string[], checkout: string): StartArguments {
	const values = parse(args);
	const port = toPort('--port', values.port ?? '5678');
	const emulatorPort = toPort('--emulator-port', values['emulator-port'] ?? '4010');
	if (port === emulatorPort)
		throw new CannotContinue(
			`n8n and the emulator cannot share port ${port}: give another one with --emulator-port.`,
		);
	return {
		once: values.once ?? false,
		port,
		emulatorPort,
		userFolder: values['user-folder'] ?? checkout,
		examples: toExamples(values.example ?? []),
		help: values.help ?? false,
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				once: { type: 'boolean' },
				port: { type: 'string' },
				'emulator-port': { type: 'string' },
				'user-folder': { type: 'string' },
				example: { type: 'string', multiple: true },
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (error) {
		throw new CannotContinue(
			`${error instanceof Error ? error.message.split('. ')[0] : String(error)}.\n\n${usage}`,
		);
	}
}

function toPort(flag: string, text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new CannotContinue(`${flag} takes a port number from 1 to 65535, not "${text}".`);
}

function toExamples(wanted: string[]): ExampleName[] {
	if (wanted.includes('all')) return [...exampleNames];
	return wanted.map((text) => {
		const name = exampleCalled(text);
		if (name !== undefined) return name;
		throw new CannotContinue(`There is no example "${text}". These are there:\n${listExamples()}`);
	});
}
