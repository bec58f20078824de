import { CannotContinue } from '../../n8nServer/cannotContinue';
import { isPortFree } from '../../n8nServer/pickPorts';
import type { StartArguments } from './arguments';

/** Refuses before the long part when a port is taken. */
export async function checkPorts({
	port,
	emulatorPort,
}: Pick<StartArguments, 'port' | 'emulatorPort'>): Promise<void> {
	await refuseBusy(port, '--port', 'n8n');
	await refuseBusy(emulatorPort, '--emulator-port', 'the emulator');
}

async function refuseBusy(port: number, flag: string, who: string): Promise<void> {
	if (await isPortFree(port)) return;
	throw new CannotContinue(
		`Port ${port} for ${who} is in use: end the program that listens there, or choose another port with \`npm start -- ${flag} ${port + 1}\`.`,
	);
}
