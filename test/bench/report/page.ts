import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../result';
import { toChart } from './chart';
import { toMarkdown } from './layout';
import { toTables } from './tables';
import { describeOthers, targetTable } from './targetTable';

/** Writes the page, its picture and its figures below `docs/`. */
export function writePage(result: Result, docs: string): void {
	mkdirSync(join(docs, 'images'), { recursive: true });
	writeFileSync(join(docs, 'images', 'benchmark.svg'), toChart(result));
	writeFileSync(join(docs, 'benchmarks.json'), `${JSON.stringify(result, null, '\t')}\n`);
	writeFileSync(join(docs, 'benchmarks.md'), toPage(result));
}

function toPage(result: Result): string {
	const { at, quick, minutes, n8n, node, cpu, cores, memoryGb, platform } = result.measured;
	const sections = [...toTables(result), targetTable(result)].map(
		(table) => `## ${table.title}\n\n${toMarkdown(table)}\n`,
	);
	return `<!-- Made by \`npm run bench -- --docs\` from benchmarks.json: do not edit. -->
# Benchmarks

![What became of each message of a broadcast](images/benchmark.svg)

Measured on ${at.slice(0, 10)} in n8n ${n8n} (Node ${node}, ${platform}; ${cores} cores, ${cpu}, ${memoryGb} GB), everything in one run of ${minutes} minutes${quick ? ', with `--quick`: too few items to judge by' : ''}.
Other machines give other figures; what is compared was measured side by side. ${describeOthers(result) ?? ''}

${sections.join('\n')}
## How it is measured

\`npm run bench\` starts a real n8n, installs the packed package into it as users get it, and starts the [WhatsApp Groups emulator](../emulator/README.md) in a process of its own.

- **Where the messages go.** Every node sends to \`https://graph.facebook.com\`. Within n8n's process, and nowhere else, that name leads to the emulator, which shows a certificate made for this run that only this
  n8n is told to believe. The emulator answers after 50 ms, and refuses with 130429 what exceeds the limit in any stretch of one second. It counts per phone number; every case has a number of its own.
- **What is sent.** A Webhook node takes the items, Split Out makes one n8n item of each, and the node under test sends it: one text of its own to one recipient of its own. This package and the HTTP Request node write to groups. The built-in WhatsApp node
  cannot write to groups, so it writes to as many people, one to one; limit and answer are the same. It calls version 13.0 of the API, which the real host forwards to the oldest version that it still has; here it is
  answered as version 25.0.
- **How the nodes are set.** This package: as it comes, with *Continue On Fail*; for 1,000 per second with *High Throughput* and *Messages per Second* 1,000. Built-in WhatsApp node: as it comes, with *Continue On Fail*. HTTP Request node: as it comes; batched, 80 items each
  1,000 ms; and batched with *Retry On Fail* (three tries, one second between). Without *Retry On Fail* it has *Continue On Fail*, so that a refused item does not stop those after it.
- **What is counted.** The emulator's record of requests, by recipient and text. What n8n says is not asked.
- **Triggers.** One trigger does nothing at all but drop receipts and start the workflow for the rest. The three take turns, ${quick ? 'in short rounds' : 'in five rounds of four seconds each'} after one to warm up; webhooks are signed as Meta signs them, each with a message ID of its own.

${Object.entries(result.method)
	.map(([figure, words]) => `- \`${figure}\`: ${words}.`)
	.join('\n')}
`;
}
