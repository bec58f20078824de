import { byId, type Action, type Json } from './actionWorkflow';
import type { EmulatorControl, Fault } from '../../n8nServer/emulatorControl';

/** A run in which some items are bad; with *Continue On Fail* the others still go out. */
export type BadInputCase = Action & {
	name: string;
	/** Fields of the credential that differ. */
	credential?: Record<string, string>;
	prepare: (control: EmulatorControl) => Promise<Json[]>;
	faults?: Fault[];
	/** What comes out for each item: the message of its failure, or undefined for a good one. */
	failures: Array<RegExp | undefined>;
};

const ana = { waId: '14155550101', name: 'Ana' };
const group = byId('={{ $json.groupId }}');
const createGroup: Action = {
	resource: 'group',
	operation: 'create',
	parameters: {
		subject: '={{ $json.subject }}',
		joinApprovalMode: 'auto_approve',
		additionalFields: {},
	},
};
const sendText: Action = {
	resource: 'message',
	operation: 'sendText',
	parameters: { groupId: group, text: '={{ $json.text }}', options: {} },
};
const approve: Action = {
	resource: 'joinRequest',
	operation: 'approve',
	parameters: {
		groupId: group,
		joinRequests: 'selected',
		joinRequestIds: '={{ $json.joinRequestId }}',
	},
};

const toMessages = { method: 'POST', path: '/messages' };

async function ownGroup(control: EmulatorControl): Promise<string> {
	return (await control.createOpenGroup({ subject: 'Order 4711', participants: [ana] })).groupId;
}

async function threeTexts(control: EmulatorControl): Promise<Json[]> {
	const groupId = await ownGroup(control);
	return ['one', 'two', 'three'].map((text) => ({ groupId, text }));
}

export const badInputCases: BadInputCase[] = [
	{
		...createGroup,
		name: 'a subject that is empty or too long',
		prepare: async () => [
			{ subject: '   ' },
			{ subject: 'x'.repeat(129) },
			{ subject: '🚚'.repeat(10) },
		],
		failures: [/subject/i, /128/, undefined],
	},
	{
		...sendText,
		name: 'a text of 4,097 characters',
		prepare: async (control) => {
			const groupId = await ownGroup(control);
			return [
				{ groupId, text: 'x'.repeat(4097) },
				{ groupId, text: 'x'.repeat(4096) },
				{ groupId, text: 'مرحبا 👋' },
			];
		},
		failures: [/4,?096/, undefined, undefined],
	},
	{
		...sendText,
		name: 'the group of another number',
		prepare: async (control) => {
			const foreign = await control.createGroup({
				subject: 'Not ours',
				participants: [ana],
				phoneNumberId: '106540352242999',
			});
			return [
				{ groupId: foreign.groupId, text: 'Hello' },
				{ groupId: await ownGroup(control), text: 'Hello' },
			];
		},
		failures: [/group/i, undefined],
	},
	{
		...sendText,
		name: 'an expired token',
		credential: { accessToken: 'EMULATOR_TOKEN_EXPIRED' },
		prepare: async (control) => [{ groupId: await ownGroup(control), text: 'Hello' }],
		failures: [/token/i],
	},
	{
		...approve,
		name: 'a join request that was handled already',
		prepare: async (control) => {
			const { groupId } = await control.createGroup({
				subject: 'Order 4712',
				joinApprovalMode: 'approval_required',
			});
			const { joinRequestId } = (await control.person('open-invite', { groupId, ...ana })) as {
				joinRequestId: string;
			};
			return [
				{ groupId, joinRequestId },
				{ groupId, joinRequestId },
			];
		},
		failures: [undefined, /no longer exists/],
	},
	{
		...sendText,
		name: 'an answer that is not JSON',
		prepare: threeTexts,
		faults: [{ kind: 'not-json', match: toMessages }],
		failures: [/did not come from the WhatsApp API/, undefined, undefined],
	},
	{
		...sendText,
		name: 'a 502 with an HTML page',
		prepare: threeTexts,
		faults: [
			{
				kind: 'http',
				httpStatus: 502,
				body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
				match: toMessages,
			},
		],
		failures: [/502/, undefined, undefined],
	},
];
