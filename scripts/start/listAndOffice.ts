import axios from 'axios';
import { waitFor } from '../../n8nServer/waitFor';
import { isText, newExecution, seeGroup, within, type Scene, type Step } from './scene';

const listTrigger = 'Once: make the list';
const officer = { waId: '14155550104', name: 'Olivia' };
const stranger = { waId: '14155550106', name: 'Dan' };

const officeOf = ({ emulator, officeId }: Scene) => ({ emulator, groupId: officeId });

export const makeList: Step = {
	title: 'The workflow makes its list of members',
	happen: async ({ client, gatekeeper }) => {
		const { executionId = '' } = await client.testRun(gatekeeper, listTrigger);
		await waitFor(
			async () => (await client.execution(executionId)).status === 'success',
			within('the list of members was made'),
		);
		return `"${listTrigger}" ran: the data table "whatsapp_members" is there, with a member`;
	},
};

export const makeOffice: Step = {
	title: 'There is a group that decides about the others',
	happen: async (scene) => {
		const office = await scene.emulator.createOpenGroup({
			subject: "Members' office",
			participants: [officer],
		});
		scene.officeId = office.groupId;
		return `The group "${office.subject}" is there; ${officer.name} has written in it`;
	},
};

export const strangerAsks: Step = {
	title: `${stranger.name}, who is not on the list, asks to join`,
	happen: async ({ emulator, groupId }) => {
		await emulator.person('open-invite', { groupId, ...stranger });
		return `${stranger.name}, who is not on the list, asked to join`;
	},
};

export const officeIsAsked: Step = {
	title: 'The workflow asks the office',
	happen: async (scene) => {
		// Until it waits, n8n takes no answer.
		await waitFor(
			async () => (await newExecution(scene))?.status === 'waiting',
			within('the workflow waits for the office'),
		);
		return `The office reads: "${await questionIn(scene)}"`;
	},
};

export const officeTurnsAway: Step = {
	title: `${officer.name} opens the link "Turn away"`,
	happen: async (scene) => {
		const [, turnAway = ''] = (await questionIn(scene)).match(/https?:\/\/\S+/g) ?? [];
		await axios.post(turnAway, new URLSearchParams({ answer: 'decline' }), { proxy: false });
		await seeGroup(scene, 'the join request was turned away', ({ joinRequests, participants }) =>
			[...joinRequests, ...participants].every(({ waId }) => waId !== stranger.waId),
		);
		return `${officer.name} turned ${stranger.name} away: the request is rejected`;
	},
};

async function questionIn(scene: Scene): Promise<string> {
	const { messages } = await seeGroup(officeOf(scene), 'the office was asked', (office) =>
		office.messages.some(isText),
	);
	return messages.find(isText)?.text ?? '';
}
