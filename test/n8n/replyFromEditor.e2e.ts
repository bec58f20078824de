import { askFromEditor, replyTo } from './replyWorkflow';
import { enterSuite } from './suite';
import { listenFor } from './triggerWorkflow';
import { outputOf } from './waitingWorkflow';

const longMs = 240_000;
const anna = { waId: '16505550101', name: 'Anna' };

it(
	'a question by reply can be tried from the editor, though n8n saves nothing of such a run before it waits',
	async () => {
		const suite = await enterSuite();
		const listening = await listenFor(suite, ['message.received']);
		try {
			const question = await askFromEditor(suite, [anna]);
			await replyTo(suite, question, { who: anna, text: 'Approve' });
			const [output] = await outputOf(suite, question);
			expect(output).toMatchObject({ data: { approved: true, responder: { name: 'Anna' } } });
		} finally {
			await listening.stop();
		}
	},
	longMs,
);
