import { excerptOf, messageEntries, writerOf } from './chat.js';
import * as control from './control.js';
import { element } from './elements.js';

const everyMs = 1_000;
const shownGroups = 50;
const at = (id) => document.getElementById(id);
const join = at('join').elements;
const write = at('write').elements;
let chosenId;
let shown = '';
let shownGroup;
let shownWriters = '';
let replyTo;

const outcomes = {
	joined: 'joined the group',
	join_request_created: 'asked to join',
	join_request_pending: 'has asked already and waits',
	already_participant: 'is in the group already',
	full: 'cannot join: the group is full (at most eight people)',
	removed_before: 'was removed before and cannot come back',
	terms_not_accepted: "has not accepted WhatsApp's terms",
	invalid_link: 'opened a link that does not work (any more)',
};

function say(text, isRefused = false) {
	at('notice').textContent = text;
	at('notice').className = isRefused ? 'refused' : '';
}

/** Lets something happen, says what came of it, and shows the group as it is then. */
async function act(happen) {
	try {
		say(await happen());
	} catch (error) {
		say(error.message, true);
	}
	await update();
}

function onSubmit(id, happen) {
	at(id).addEventListener('submit', (event) => {
		event.preventDefault();
		void act(() => happen(Object.fromEntries(new FormData(event.target))));
	});
}

function choose(groupId) {
	chosenId = groupId;
	setReply(undefined);
	void update();
}

function setReply(message) {
	replyTo = message?.messageId;
	at('replying').hidden = message === undefined;
	if (message === undefined) return;
	at('replying').firstElementChild.textContent =
		`Replying to ${writerOf(message)}: ${excerptOf(message)}`;
	write.text.focus();
}

function openInvite(link) {
	join.inviteLink.value = link;
	join.name.focus();
}

const leave = ({ waId, name }) =>
	act(async () => {
		await control.ask('/people/leave', { groupId: chosenId, waId });
		return `${name} left the group.`;
	});

const cancel = ({ waId, name }) =>
	act(async () => {
		await control.ask('/people/cancel-join-request', { groupId: chosenId, waId });
		return `${name} no longer wants to join.`;
	});

function personEntries(people, button, happen) {
	const entries = people.map((person) =>
		element(
			'li',
			{},
			`${person.name} (+${person.waId})`,
			element('button', { text: button, onclick: () => void happen(person) }),
		),
	);
	return entries.length > 0 ? entries : [element('li', { className: 'small', text: 'nobody' })];
}

function showGroups(groups) {
	const buttons = groups.slice(-shownGroups).map(({ groupId, subject, participants }) => {
		const text = `${subject} (${participants})`;
		const button = element('button', { text, onclick: () => choose(groupId) });
		if (groupId === chosenId) button.setAttribute('aria-current', 'true');
		return button;
	});
	at('groups').replaceChildren(...buttons.reverse());
}

function showGroup(group) {
	at('subject').textContent = group?.subject ?? 'No group yet';
	at('about').textContent = group === undefined ? '' : describe(group);
	const messages = at('messages');
	const isAtEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 40;
	messages.replaceChildren(
		...(group === undefined ? [] : messageEntries(group, { reply: setReply, openInvite })),
	);
	if (isAtEnd || group?.groupId !== shownGroup?.groupId) messages.scrollTop = messages.scrollHeight;
	const { participants = [], joinRequests = [] } = group ?? {};
	at('participants').replaceChildren(...personEntries(participants, 'Leaves', leave));
	at('join-requests').replaceChildren(...personEntries(joinRequests, 'Withdraws', cancel));
	showWriters(participants);
	// A link that somebody pasted stays.
	if (join.inviteLink.value === (shownGroup?.inviteLink ?? ''))
		join.inviteLink.value = group?.inviteLink ?? '';
	shownGroup = group;
}

function showWriters(participants) {
	const { value } = write.waId;
	if (String(participants.map(({ waId }) => waId)) === shownWriters) return;
	shownWriters = String(participants.map(({ waId }) => waId));
	const options = participants.map(({ waId, name }) => new Option(name, waId));
	write.waId.replaceChildren(...options);
	if (participants.some(({ waId }) => waId === value)) write.waId.value = value;
}

function describe({ description, joinApprovalMode, windowOpen, suspended }) {
	const join =
		joinApprovalMode === 'approval_required' ? 'People ask to join.' : 'The link lets people in.';
	const window = windowOpen
		? 'The business can send anything: somebody wrote in the last 24 hours.'
		: 'The business can send templates only, until somebody writes.';
	return [description, suspended ? 'Suspended by WhatsApp.' : undefined, join, window]
		.filter((part) => part !== undefined && part !== '')
		.join(' ');
}

/** Shows what there is; what has not changed stays, so that nobody loses a click or a selection. */
async function update() {
	try {
		const groups = await control.groups();
		if (!groups.some(({ groupId }) => groupId === chosenId)) chosenId = groups.at(-1)?.groupId;
		const group = chosenId === undefined ? undefined : await control.group(chosenId);
		const seen = JSON.stringify([groups, group, chosenId]);
		if (seen === shown) return;
		shown = seen;
		showGroups(groups);
		showGroup(group);
	} catch {
		say('The emulator does not answer. Is it still running?', true);
	}
}

onSubmit('new-group', async ({ subject, approval }) => {
	const joinApprovalMode = approval === undefined ? 'auto_approve' : 'approval_required';
	const { groupId } = await control.ask('/groups', { subject, joinApprovalMode });
	chosenId = groupId;
	at('new-group').reset();
	return `The group "${subject}" was created.`;
});

onSubmit('join', async (given) => {
	const { outcome } = await control.ask('/people/open-invite', given);
	return `${given.name} ${outcomes[outcome] ?? outcome}.`;
});

onSubmit('write', async (given) => {
	const reply = replyTo === undefined ? {} : { replyTo };
	await control.ask('/people/write', { groupId: chosenId, ...given, ...reply });
	write.text.value = '';
	setReply(undefined);
	return 'Written.';
});

at('no-reply').addEventListener('click', () => setReply(undefined));
setInterval(() => void (document.hidden || update()), everyMs);
void update();
