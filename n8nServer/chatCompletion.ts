type Call = { call: Record<string, unknown>; tool?: string };

/** What a model says: a text, or that tools are to be called with these arguments. */
export type Turn = { say: string } | Call | { calls: Call[] };

type Asking = { tools?: Array<{ function: { name: string } }> };

function toMessage(turn: Turn, { tools = [] }: Asking, number: number): object {
	if ('say' in turn) return { role: 'assistant', content: turn.say };
	const calls = 'calls' in turn ? turn.calls : [turn];
	const toCall = ({ call, tool = tools[0]?.function.name }: Call, index: number) => {
		if (tool === undefined) throw new Error('n8n offered no tool to the model.');
		const called = { name: tool, arguments: JSON.stringify(call) };
		return { index, id: `call_${number}_${index}`, type: 'function', function: called };
	};
	return { role: 'assistant', content: null, tool_calls: calls.map(toCall) };
}

const common = (number: number) => ({ id: `turn_${number}`, created: 1, model: 'scripted' });
const reasonOf = (turn: Turn) => ('say' in turn ? 'stop' : 'tool_calls');

/** The turn as OpenAI's Chat Completions answer it. */
export function toAnswer(turn: Turn, asking: Asking, number: number): object {
	return {
		...common(number),
		object: 'chat.completion',
		choices: [
			{ index: 0, message: toMessage(turn, asking, number), finish_reason: reasonOf(turn) },
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

/** The same in one piece of a stream. */
export function toStream(turn: Turn, asking: Asking, number: number): string {
	const chunk = {
		...common(number),
		object: 'chat.completion.chunk',
		choices: [{ index: 0, delta: toMessage(turn, asking, number), finish_reason: reasonOf(turn) }],
	};
	return `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`;
}
