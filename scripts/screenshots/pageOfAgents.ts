import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewWorkflow } from '../../n8nServer/editorApi';

const page = join(__dirname, '../../docs/ai-agents.md');

/** What stands in the code blocks of a language on the page about agents. */
export function codeBlocks(language: string): string[] {
	const text = readFileSync(page, 'utf8');
	return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
		.filter(([, found]) => found === language)
		.map(([, , block = '']) => block);
}

/** The workflows that people copy from it, in their order. */
export function agentWorkflows(): NewWorkflow[] {
	return codeBlocks('json').map((block) => ({
		name: 'From the page about agents',
		...(JSON.parse(block) as Omit<NewWorkflow, 'name'>),
	}));
}
