import type { EmulatedGroup } from '../../n8nServer/emulatorControl';
import { keepWide } from './keepPicture';
import { addNode } from './runResources';
import type { TriggerPictures } from './triggerPictures';

const monday = {
	id: 'monday',
	name: 'Every Monday at nine',
	type: 'n8n-nodes-base.scheduleTrigger',
	typeVersion: 1.2,
	position: [0, 0] as [number, number],
	parameters: {
		rule: { interval: [{ field: 'weeks', triggerAtDay: [1], triggerAtHour: 9 }] },
	},
};

/** Two groups in which somebody has just written, and one that nobody has joined. */
export async function makeGroups({ emulator }: TriggerPictures): Promise<void> {
	for (const [subject, count] of [
		['Oak Street 12', 3],
		['Mill Lane 7', 2],
		['New customers', 0],
	] as const) {
		const { groupId, participants } = await emulator.control<EmulatedGroup>('POST', '/groups', {
			subject,
			participants: count,
		});
		const waId = participants[0]?.waId;
		if (waId !== undefined)
			await emulator.control('POST', '/people/write', { groupId, waId, text: 'Hello' });
	}
}

/**
 * From a workflow with a schedule and a credential to "all groups get a picture with a caption",
 * in four clicks, and a picture of the panel with what came of it.
 */
export async function takeBroadcastPicture(given: TriggerPictures): Promise<void> {
	const { editor, client, emulator, images } = given;
	const { page } = editor;
	await emulator.control('POST', '/reset');
	await makeGroups(given);
	const { id } = await client.createWorkflow({
		name: 'A picture for all groups',
		nodes: [monday],
		connections: {},
	});
	await editor.openWorkflow(id);
	await addNode(editor, 'Send media to a group');
	await editor.choose('sendTo', 'All Groups');
	await editor.choose('mediaSource', 'Link');
	await editor.type('mediaLink', 'https://www.example.com/picture-of-the-week.jpg');
	await editor.type('caption', 'The picture of the week');
	await editor.executeStep();
	await page.getByText('skipped').first().waitFor();
	await editor.showOutputAs('json');
	await keepWide(editor, { images, name: 'broadcast-panel' });
	await editor.closeNode();
}
