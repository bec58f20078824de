import type { Run } from './run';
import { had } from './run';
import { asker } from './scenario';
import { owner } from './seed';

/** What somebody can do now, with commands to paste. */
export function describeNextSteps(run: Run): string {
	const { groupId, inviteLink } = had(run.scene);
	const emulatorUrl = had(run.emulator).url;
	const post = (path: string, body: object) =>
		`  curl -s -X POST ${emulatorUrl}/_emulator/${path} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
	return `
Editor:  ${had(run.n8n).url}
Login:   ${owner.email}  /  ${owner.password}

Try next, in another terminal:
  Ben opens the invite link and asks to join; the gatekeeper lets him in:
${post('people/open-invite', { inviteLink, waId: '14155550102', name: 'Ben' })}
  ${asker.name} asks something in the group, and the gatekeeper answers:
${post('people/write', { groupId, waId: asker.waId, text: 'Can I still change my order?' })}
  ${asker.name} leaves:
${post('people/leave', { groupId, waId: asker.waId })}
  The group as people see it on their phones:
  curl -s ${emulatorUrl}/_emulator/groups/${groupId}
  What n8n asked of WhatsApp:
  curl -s ${emulatorUrl}/_emulator/requests

Ctrl-C ends n8n and the emulator. What happens in WhatsApp is printed below.
`;
}
