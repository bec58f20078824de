import type { Run } from './run';
import { had } from './run';
import { asker } from './scenario';
import { listExamples } from './offerExamples';
import { owner } from './seed';

/** What somebody can do now. */
export function describeNextSteps(run: Run, canType: boolean): string {
	const emulatorUrl = had(run.emulator).url;
	return `
Editor:  ${had(run.n8n).url}
Login:   ${owner.email}  /  ${owner.password}
Groups:  ${emulatorUrl}  (as people see them on their phones)

Try next, on the page of the groups:
  "Open the link" of Order 4711 as Ben: he is not on the list, so the group "Members' office" is asked.
  Open one of the links there: he is let in, or turned away.
  Write as ${asker.name}: "Can I still change my order?", and the gatekeeper answers.
  Let ${asker.name} leave.

What n8n asked of WhatsApp: ${emulatorUrl}/_emulator/requests

${canType ? 'To import an example, type its number here and press Enter' : 'Examples to import with `npm start -- --example NAME`'}:
${listExamples()}

Ctrl-C ends n8n and the emulator. What happens is printed below.
`;
}
