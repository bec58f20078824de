import { emulatorCredentials, runAction, type ActionResult, type ActionRun } from './actionHost';
import { SampleServer } from '../../scripts/generate/sampleAnswers';
import type { Sample } from '../../scripts/generate/samples/operationSamples';
import { sampleItem } from '../../scripts/generate/samples/sampleItem';

let runs = 0;

/** Runs a sample as if for a number of its own, so that runs do not wait for one another. */
export async function runSample(
	{ parameters }: Sample,
	server: Required<Pick<ActionRun, 'answer'>> = new SampleServer(),
): Promise<ActionResult> {
	const credentials = { ...emulatorCredentials, phoneNumberId: `1065403522${++runs}` };
	return await runAction({ parameters, credentials, items: [sampleItem()], answer: server.answer });
}
