import type { NewWorkflow } from '../../n8nServer/editorApi';
import { codeBlocksOf } from './codeBlocks';

/** What stands in the code blocks of a language on the page about agents. */
export const codeBlocks = (language: string) => codeBlocksOf('ai-agents', language);

/** The workflows that people copy from it, in their order. */
export function agentWorkflows(): NewWorkflow[] {
	return codeBlocks('json').map((block) => ({
		name: 'From the page about agents',
		...(JSON.parse(block) as Omit<NewWorkflow, 'name'>),
	}));
}
