import type { N8nClient } from '../../n8nServer/client';
import type { Execution, SavedWorkflow } from '../../n8nServer/editorApi';
import type {
	EmulatedGroup,
	EmulatedMessage,
	EmulatorControl,
} from '../../n8nServer/emulatorControl';
import { waitFor } from '../../n8nServer/waitFor';

const stepTimeoutMs = 60_000;

/** What the scenario needs, and what it learns on the way. */
export type Scene = {
	emulator: EmulatorControl;
	client: N8nClient;
	gatekeeper: SavedWorkflow;
	earlierExecutions: Set<string>;
	groupId: string;
	inviteLink: string;
	welcomeId: string;
	/** The group that decides about people who are not on the list. */
	officeId: string;
};

/**
 * One thing that has to happen; `happen` returns the line to print, read from what really happened.
 */
export type Step = { title: string; happen: (scene: Scene) => Promise<string> };

export function executionEnds(what: string): Step {
	return {
		title: `The execution ${what} ends`,
		happen: async (scene) => {
			const ended = await waitFor(
				async () => endedWell(await newExecution(scene)),
				within(`the execution ${what} ended with success`),
			);
			scene.earlierExecutions.add(ended.id);
			return `Execution ${ended.id} ended with success`;
		},
	};
}

export function within(what: string) {
	return { what, timeoutMs: stepTimeoutMs };
}

export async function newExecution({
	client,
	gatekeeper,
	earlierExecutions,
}: Scene): Promise<Execution | undefined> {
	return (await client.executions(gatekeeper.id)).find(({ id }) => !earlierExecutions.has(id));
}

function endedWell(execution: Execution | undefined): Execution | undefined {
	return execution?.status === 'success' ? execution : undefined;
}

export async function seeGroup(
	{ emulator, groupId }: Pick<Scene, 'emulator' | 'groupId'>,
	what: string,
	isSo: (group: EmulatedGroup) => boolean,
): Promise<EmulatedGroup> {
	return await waitFor(async () => {
		const group = await emulator.group(groupId);
		return isSo(group) && group;
	}, within(what));
}

export function isTemplate({ type, from }: EmulatedMessage): boolean {
	return type === 'template' && from === 'business';
}

export function isText({ type, from }: EmulatedMessage): boolean {
	return type === 'text' && from === 'business';
}
