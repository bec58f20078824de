import type { SavedCredential } from '../../n8nServer/editorApi';
import { ScriptedModel } from '../../n8nServer/scriptedModel';
import { enterSuite, type Suite } from './suite';

/** A model that says what a test tells it to, and the credential by which agents ask it. */
interface Scripted {
	suite: Suite;
	model: ScriptedModel;
	credential: SavedCredential;
}

/** Hands them over before the first test of a file, and ends the model after the last. */
export function useScriptedModel(take: (scripted: Scripted) => void): void {
	let model: ScriptedModel;
	beforeAll(async () => {
		const suite = await enterSuite();
		model = await ScriptedModel.start();
		take({ suite, model, credential: await suite.client.createCredential(model.credential) });
	});
	afterAll(async () => await model.end());
}
